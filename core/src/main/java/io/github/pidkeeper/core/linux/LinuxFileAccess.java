package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.portable.UnixFile;
import java.lang.foreign.Arena;
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
        CallResult held = libc.open(path.toString(), O_PATH | noFollow | O_CLOEXEC);
        return held instanceof CallResult.Failure(Errno errno) ? nothingHeld(errno) : look(held.value(), limit);
    }

    private Found nothingHeld(Errno errno) {
        return errno.equals(Errno.ENOENT) || errno.equals(Errno.ENOTDIR) ? new Found.Nothing() : unreadable(errno);
    }

    @Override
    public Optional<String> obstacle(Path path) {
        return new RemovalCheck(libc, ownUid, noFollow).obstacle(path).map(libc::words);
    }

    @Override
    public OptionalLong ownUid() {
        return OptionalLong.of(ownUid);
    }

    private Found look(int held, int limit) {
        try {
            Memory told = libc.room();
            if (libc.statx(held, "", Statx.AT_EMPTY_PATH, told) instanceof CallResult.Failure(var errno)) {
                return unreadable(errno);
            }
            UnixFile file = new Statx(told).file();
            Optional<Found> special = file.kind().map(Found.Special::new);
            return special.isPresent() ? special.get() : open(held, file, limit);
        } finally {
            libc.close(held);
        }
    }

    private Found open(int held, UnixFile file, int limit) {
        CallResult open = libc.open("/proc/self/fd/" + held, O_CLOEXEC);
        return open instanceof CallResult.Failure(Errno errno) ? unreadable(errno) : read(open.value(), file, limit);
    }

    private Found read(int open, UnixFile file, int limit) {
        try {
            Memory room = libc.room();
            Memory memory = limit <= room.size() ? room : Memory.of(Arena.ofAuto(), limit);
            return read(open, file, memory, 0, limit);
        } finally {
            libc.close(open);
        }
    }

    /** Reads on until there is no more than was told before, for a file system may give it in pieces. */
    private Found read(int open, UnixFile file, Memory memory, int before, int limit) {
        CallResult length = libc.read(open, memory, before, limit - before);
        return length instanceof CallResult.Failure(Errno errno)
                ? unreadable(errno)
                : read(open, file, memory, before, length.value(), limit);
    }

    private Found read(int open, UnixFile file, Memory memory, int before, int length, int limit) {
        int end = before + length;
        return length > 0 && end < Math.min(file.stamp().size(), limit)
                ? read(open, file, memory, end, limit)
                : plain(file, memory.copy(0, end));
    }

    private Found plain(UnixFile file, byte[] head) {
        long owner = file.stamp().ownerUid();
        return new Found.PlainFile(file.stamp(), file.writableByAll(), owner == ROOT || owner == ownUid, head);
    }

    private Found unreadable(Errno errno) {
        return new Found.Unreadable(libc.words(errno));
    }
}
