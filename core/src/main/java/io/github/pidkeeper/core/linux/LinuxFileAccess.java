package io.github.pidkeeper.core.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.portable.UnixFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes hold of whatever is at a path without opening it (O_PATH), asks what it is, and reads that very file only if it is a
 * regular one. Nothing can be swapped in between, no FIFO is waited for and no device is touched.
 */
final class LinuxFileAccess implements FileAccess {

    private static final int O_PATH = 0x20_0000;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final long ROOT = 0;

    private final Libc libc;
    private final long ownUid;
    private final int noFollow;

    LinuxFileAccess(Libc libc, long ownUid, Architecture architecture) {
        this.libc = libc;
        this.ownUid = ownUid;
        noFollow = architecture.noFollow();
    }

    @Override
    public Found look(Path path, int limit) {
        return switch (libc.open(path.toString(), O_PATH | noFollow | O_CLOEXEC)) {
            case CallResult.Success(int held) -> {
                try {
                    yield look(held, room(limit), limit);
                } finally {
                    libc.close(held);
                }
            }
            case CallResult.Failure(var errno)
            when errno.equals(Errno.ENOENT) || errno.equals(Errno.ENOTDIR) -> new Found.Nothing();
            case CallResult.Failure(var errno) -> unreadable(errno);
        };
    }

    @Override
    public Optional<String> obstacle(Path path) {
        return new RemovalCheck(libc, ownUid, noFollow).obstacle(path).map(libc::words);
    }

    @Override
    public OptionalLong ownUid() {
        return OptionalLong.of(ownUid);
    }

    private MemorySegment room(int limit) {
        MemorySegment room = libc.room();
        return limit <= room.byteSize() ? room : Arena.ofAuto().allocate(limit, Long.BYTES);
    }

    private Found look(int held, MemorySegment memory, int limit) {
        if (libc.statx(held, "", Statx.AT_EMPTY_PATH, memory) instanceof CallResult.Failure(var errno)) {
            return unreadable(errno);
        }
        UnixFile file = new Statx(memory).file();
        return file.kind().<Found>map(Found.Special::new).orElseGet(() -> read(held, file, memory.asSlice(0, limit)));
    }

    private Found read(int held, UnixFile file, MemorySegment memory) {
        return switch (libc.open("/proc/self/fd/" + held, O_CLOEXEC)) {
            case CallResult.Success(int open) -> {
                try {
                    yield read(open, file, memory, 0);
                } finally {
                    libc.close(open);
                }
            }
            case CallResult.Failure(var errno) -> unreadable(errno);
        };
    }

    /** Reads on until there is no more than was told before, for a file system may give it in pieces. */
    private Found read(int open, UnixFile file, MemorySegment memory, long before) {
        return switch (libc.read(open, memory.asSlice(before))) {
            case CallResult.Success(int length)
            when length > 0 && before + length < Math.min(file.stamp().size(), memory.byteSize()) ->
                read(open, file, memory, before + length);
            case CallResult.Success(int length) -> plain(file, memory.asSlice(0, before + length));
            case CallResult.Failure(var errno) -> unreadable(errno);
        };
    }

    private Found plain(UnixFile file, MemorySegment head) {
        long owner = file.stamp().ownerUid();
        return new Found.PlainFile(
                file.stamp(), file.writableByAll(), owner == ROOT || owner == ownUid, head.toArray(JAVA_BYTE));
    }

    private Found unreadable(Errno errno) {
        return new Found.Unreadable(libc.words(errno));
    }
}
