package io.github.pidkeeper.core.linux;

import java.util.OptionalLong;

/**
 * The inodes of pidfds. Since Linux 6.9 pidfds have a file system of their own, which gives every process an inode that no
 * other process of this boot has; before, all of them shared one.
 */
final class PidfdInodes {

    /** PID_FS_MAGIC of linux/magic.h. */
    private static final long PIDFS = 0x5049_4446L;

    private final Libc libc;
    private final boolean distinct;

    private PidfdInodes(Libc libc, boolean distinct) {
        this.libc = libc;
        this.distinct = distinct;
    }

    /**
     * Those of this kernel.
     *
     * @param pid of a process that lives
     */
    static PidfdInodes asSeenAt(Libc libc, long pid) {
        if (!(libc.pidfdOpen(pid) instanceof CallResult.Success(int pidfd))) {
            return new PidfdInodes(libc, false);
        }
        try {
            Memory told = libc.room();
            return new PidfdInodes(
                    libc, libc.fstatfs(pidfd, told) instanceof CallResult.Success && told.longAt(0) == PIDFS);
        } finally {
            libc.close(pidfd);
        }
    }

    /** Empty where it tells no process from another. */
    OptionalLong of(Descriptor pidfd) {
        if (!distinct) {
            return OptionalLong.empty();
        }
        int number = pidfd.acquire();
        try {
            Memory told = libc.room();
            return libc.statx(number, "", Statx.AT_EMPTY_PATH, told) instanceof CallResult.Success
                    ? OptionalLong.of(new Statx(told).inode())
                    : OptionalLong.empty();
        } finally {
            pidfd.release();
        }
    }
}
