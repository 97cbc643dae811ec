package io.github.pidkeeper.core.linux;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a name could be taken from a file, in the order in which unlink(2) asks: the file system is read-only, the
 * directory must not be changed, is sticky and the file somebody else's, the file itself must not be changed, or something
 * is mounted on it.
 */
record RemovalCheck(Libc libc, long ownUid, int noFollow) {

    private static final int O_PATH = 0x20_0000;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final long ROOT = 0;

    /** Of struct statfs on 64-bit systems: how it is mounted. */
    private static final int STATFS_FLAGS = 80;

    private static final long ST_RDONLY = 1;
    private static final int STATFS_SIZE = 120;

    Optional<Errno> obstacle(Path path) {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            Optional<Statx> file = statx(path, noFollow, arena);
            Optional<Statx> above = statx(directory, 0, arena);
            return file.isPresent() && above.isPresent()
                    ? obstacle(directory, above.get(), file.get(), arena)
                    : Optional.empty();
        }
    }

    private Optional<Errno> obstacle(Path directory, Statx above, Statx file, Arena arena) {
        if (isReadOnly(directory, arena)) {
            return Optional.of(Errno.EROFS);
        }
        if (above.isImmutable() || above.isAppendOnly()) {
            return Optional.of(Errno.EPERM);
        }
        if (!Files.isWritable(directory)) {
            return Optional.of(Errno.EACCES);
        }
        if (isSomebodyElses(above, file) || file.isImmutable() || file.isAppendOnly()) {
            return Optional.of(Errno.EPERM);
        }
        return file.isMountRoot() ? Optional.of(Errno.EBUSY) : Optional.empty();
    }

    private boolean isSomebodyElses(Statx above, Statx file) {
        return above.isSticky()
                && ownUid != ROOT
                && ownUid != above.file().stamp().ownerUid()
                && ownUid != file.file().stamp().ownerUid();
    }

    private Optional<Statx> statx(Path path, int flags, Arena arena) {
        if (!(libc.open(path.toString(), O_PATH | flags | O_CLOEXEC) instanceof CallResult.Success(int held))) {
            return Optional.empty();
        }
        try {
            Memory told = Memory.of(arena, Statx.SIZE);
            return libc.statx(held, "", Statx.AT_EMPTY_PATH, told) instanceof CallResult.Success
                    ? Optional.of(new Statx(told))
                    : Optional.empty();
        } finally {
            libc.close(held);
        }
    }

    private boolean isReadOnly(Path directory, Arena arena) {
        if (!(libc.open(directory.toString(), O_PATH | O_CLOEXEC) instanceof CallResult.Success(int held))) {
            return false;
        }
        try {
            Memory told = Memory.of(arena, STATFS_SIZE);
            return libc.fstatfs(held, told) instanceof CallResult.Success
                    && (told.longAt(STATFS_FLAGS) & ST_RDONLY) != 0;
        } finally {
            libc.close(held);
        }
    }
}
