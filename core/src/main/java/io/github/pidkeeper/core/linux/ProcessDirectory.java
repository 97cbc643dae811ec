package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.portable.UnixFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Optional;

/**
 * The kernel's directory about one process: read by its path, so that it may come to be about another process that is given
 * the same pid. Only a pidfd that still lives afterwards vouches for what was read. Safe for use by several threads.
 */
final class ProcessDirectory {

    private static final int MOST_READ = 1 << 22;
    private static final char UNKNOWN_CHARACTER = '\uFFFD';

    private final Libc libc;
    private final String path;

    ProcessDirectory(Libc libc, Procfs procfs, long pid) {
        this.libc = libc;
        this.path = procfs.of(pid) + "/";
    }

    /** It belongs to the effective user of the process, whatever else about the process is hidden (proc(5)). */
    long uid() throws IOException {
        return status("", 0).stamp().ownerUid();
    }

    /** What a link leads to, as far as it is known without asking a server that may be gone. */
    UnixFile statusBehind(String link) throws IOException {
        return status(link, Statx.AT_STATX_DONT_SYNC);
    }

    private UnixFile status(String name, int flags) throws IOException {
        Memory told = libc.room();
        valueOf(name, libc.statx(Statx.AT_FDCWD, path + name, flags, told));
        return new Statx(told).file();
    }

    /**
     * Where a link leads; empty where it may not be read, or leads nowhere. Characters that this program's locale does not
     * know are question marks: it could not name such a file anyway.
     */
    Optional<String> link(String name) {
        Memory target = libc.room();
        return libc.readLink(path + name, target) instanceof CallResult.Success(int length)
                ? Optional.of(libc.string(target.copy(0, length)).replace(UNKNOWN_CHARACTER, '?'))
                : Optional.empty();
    }

    /**
     * The text of a file; lenient about the bytes, as the names of processes need not be UTF-8. Each of these files is one
     * record: a read that brings less than was wanted is the last.
     */
    String text(String name) throws IOException {
        int file = valueOf(name, libc.open(path + name, Libc.O_RDONLY_CLOEXEC));
        try {
            Memory piece = libc.room();
            int length = valueOf(name, libc.read(file, piece));
            if (length < piece.size()) {
                return new String(piece.copy(0, length), StandardCharsets.UTF_8);
            }
            var text = new ByteArrayOutputStream();
            while (length > 0 && text.size() < MOST_READ) {
                text.writeBytes(piece.copy(0, length));
                length = valueOf(name, libc.read(file, piece));
            }
            return text.toString(StandardCharsets.UTF_8);
        } finally {
            libc.close(file);
        }
    }

    private int valueOf(String name, CallResult result) throws FileSystemException {
        if (result instanceof CallResult.Failure(Errno errno)) {
            throw new FileSystemException(path + name, null, libc.words(errno));
        }
        return result.value();
    }
}
