package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.portable.UnixFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
        return switch (libc.open(path, O_PATH | noFollow | O_CLOEXEC)) {
            case CallResult.Success(int number) -> {
                try {
                    yield read(Path.of("/proc/self/fd", Integer.toString(number)), limit);
                } finally {
                    libc.close(number);
                }
            }
            case CallResult.Failure(var errno)
            when errno.equals(Errno.ENOENT) || errno.equals(Errno.ENOTDIR) -> new Found.Nothing();
            case CallResult.Failure(var errno) -> new Found.Unreadable(libc.words(errno));
        };
    }

    private Found read(Path held, int limit) {
        try {
            UnixFile file = UnixFile.at(held);
            Optional<Kind> special = file.kind();
            if (special.isPresent()) {
                return new Found.Special(special.get());
            }
            long owner = file.stamp().ownerUid();
            boolean trusted = owner == ROOT || owner == ownUid;
            try (InputStream in = Files.newInputStream(held)) {
                return new Found.PlainFile(file.stamp(), file.writableByAll(), trusted, in.readNBytes(limit));
            }
        } catch (IOException e) {
            return Found.Unreadable.because(e);
        }
    }
}
