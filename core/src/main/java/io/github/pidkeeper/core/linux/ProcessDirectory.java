package io.github.pidkeeper.core.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.github.pidkeeper.core.portable.UnixFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Optional;

/**
 * The kernel's directory about one process, held open: it never comes to mean another process that is given the same pid. For
 * one thread.
 */
final class ProcessDirectory implements AutoCloseable {

    private static final int O_RDONLY_CLOEXEC = 0x8_0000;
    private static final int O_PATH_CLOEXEC = 0x20_0000 | O_RDONLY_CLOEXEC;
    private static final int PIECE = 4096;
    private static final int MOST_READ = 1 << 22;
    private static final char UNKNOWN_CHARACTER = '\uFFFD';

    private final Libc libc;
    private final String path;
    private final int number;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment piece = arena.allocate(PIECE, Long.BYTES);

    private ProcessDirectory(Libc libc, String path, int number) {
        this.libc = libc;
        this.path = path;
        this.number = number;
    }

    /** @throws IOException if there is no such process, or it is hidden from this user */
    static ProcessDirectory open(Libc libc, Procfs procfs, long pid) throws IOException {
        String path = procfs.of(pid).toString();
        return switch (libc.open(path, O_PATH_CLOEXEC)) {
            case CallResult.Success(int number) -> new ProcessDirectory(libc, path, number);
            case CallResult.Failure(var errno) -> throw new FileSystemException(path, null, libc.words(errno));
        };
    }

    /** It belongs to the effective user of the process, whatever else about the process is hidden (proc(5)). */
    long uid() throws IOException {
        return status("", Statx.AT_EMPTY_PATH).stamp().ownerUid();
    }

    /** What a link leads to, as far as it is known without asking a server that may be gone. */
    UnixFile statusBehind(String link) throws IOException {
        return status(link, Statx.AT_STATX_DONT_SYNC);
    }

    private UnixFile status(String name, int flags) throws IOException {
        valueOf(name, libc.statx(number, name, flags, piece));
        return new Statx(piece).file();
    }

    /**
     * Where a link leads; empty where it may not be read, or leads nowhere. Characters that this program's locale does not
     * know are question marks: it could not name such a file anyway.
     */
    Optional<String> link(String name) {
        return libc.readLinkAt(number, name, piece) instanceof CallResult.Success(int length)
                ? Optional.of(libc.wholeString(piece.asSlice(0, length)).replace(UNKNOWN_CHARACTER, '?'))
                : Optional.empty();
    }

    /**
     * The text of a file; lenient about the bytes, as the names of processes need not be UTF-8. Each of these files is one
     * record: a read that brings less than was wanted is the last.
     */
    String text(String name) throws IOException {
        int file = valueOf(name, libc.openAt(number, name, O_RDONLY_CLOEXEC));
        try {
            int length = valueOf(name, libc.read(file, piece));
            if (length < PIECE) {
                return new String(read(length), StandardCharsets.UTF_8);
            }
            var text = new ByteArrayOutputStream();
            while (length > 0 && text.size() < MOST_READ) {
                text.writeBytes(read(length));
                length = valueOf(name, libc.read(file, piece));
            }
            return text.toString(StandardCharsets.UTF_8);
        } finally {
            libc.close(file);
        }
    }

    private byte[] read(int length) {
        return piece.asSlice(0, length).toArray(JAVA_BYTE);
    }

    private int valueOf(String name, CallResult result) throws FileSystemException {
        return switch (result) {
            case CallResult.Success(int value) -> value;
            case CallResult.Failure(var errno) ->
                throw new FileSystemException(path + "/" + name, null, libc.words(errno));
        };
    }

    @Override
    public void close() {
        libc.close(number);
        arena.close();
    }
}
