package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.log.LogFiles;
import io.github.pidkeeper.core.log.OpenLog;
import io.github.pidkeeper.core.pidfile.FileAccess.Found.Unreadable;
import io.github.pidkeeper.core.pidfile.FileAccess.Kind;
import io.github.pidkeeper.core.portable.UnixFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Takes hold of whatever is at a path without opening it (O_PATH), asks what it is, and opens that very file only if it is a
 * regular one.
 */
final class LinuxLogFiles implements LogFiles {

    private static final int O_PATH = 0x20_0000;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final long ROOT = 0;

    private final Libc libc;
    private final long ownUid;
    private final int noFollow;

    LinuxLogFiles(Libc libc, long ownUid, Architecture architecture) {
        this.libc = libc;
        this.ownUid = ownUid;
        noFollow = architecture.noFollow();
    }

    @Override
    public Opening open(Path path) {
        return holding(
                path,
                noFollow,
                (held, file) -> file.kind()
                        .filter(Kind.LINK::equals)
                        .map(_ -> behindLink(path, file))
                        .orElseGet(() -> open(held, file)));
    }

    private Opening behindLink(Path path, UnixFile link) {
        return holding(path, 0, (held, file) -> {
            long maker = link.stamp().ownerUid();
            boolean fair =
                    maker == ROOT || maker == ownUid || maker == file.stamp().ownerUid();
            return fair ? open(held, file) : new Opening.Special(Kind.LINK);
        });
    }

    /** What is done with a file that is held. */
    private interface Use {
        Opening of(int held, UnixFile file);
    }

    private Opening holding(Path path, int flags, Use use) {
        return switch (libc.open(path.toString(), O_PATH | O_CLOEXEC | flags)) {
            case CallResult.Success(int held) -> {
                try (Arena arena = Arena.ofConfined()) {
                    Memory told = Memory.of(arena, Statx.SIZE);
                    yield libc.statx(held, "", Statx.AT_EMPTY_PATH, told) instanceof CallResult.Failure(var errno)
                            ? unreadable(errno)
                            : use.of(held, new Statx(told).file());
                } finally {
                    libc.close(held);
                }
            }
            case CallResult.Failure(var errno)
            when errno.equals(Errno.ENOENT) || errno.equals(Errno.ENOTDIR) -> new Opening.Nothing();
            case CallResult.Failure(var errno) -> unreadable(errno);
        };
    }

    private static Opening open(int held, UnixFile file) {
        Optional<Kind> special = file.kind();
        if (special.isPresent()) {
            return new Opening.Special(special.get());
        }
        try {
            var channel = FileChannel.open(Path.of("/proc/self/fd/" + held), StandardOpenOption.READ);
            return new Opening.Opened(new OpenLog(channel, file.stamp()));
        } catch (IOException e) {
            return new Opening.Unreadable(Unreadable.because(e).reason());
        }
    }

    private Opening unreadable(Errno errno) {
        return new Opening.Unreadable(libc.words(errno));
    }
}
