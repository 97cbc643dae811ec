package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.portable.UnixFile;
import java.time.Instant;

/** What statx(2) has told about a file, the same struct on all architectures. */
record Statx(Memory told) {

    static final int SIZE = 256;

    /** The name is a path of its own. */
    static final int AT_FDCWD = -100;

    /** The name is empty, and the open file itself is meant. */
    static final int AT_EMPTY_PATH = 0x1000;
    /** Whatever is known by now is good enough: a server that is gone is not waited for. */
    static final int AT_STATX_DONT_SYNC = 0x4000;

    private static final int ATTRIBUTES = 8;
    private static final long ATTRIBUTE_IMMUTABLE = 0x10;
    private static final long ATTRIBUTE_APPEND = 0x20;
    /** Since Linux 5.8. */
    private static final long ATTRIBUTE_MOUNT_ROOT = 0x2000;

    private static final int STICKY = 01000;
    private static final int UID = 20;
    private static final int MODE = 28;
    private static final int INODE = 32;
    private static final int LENGTH = 40;
    private static final int MODIFIED_SECONDS = 112;
    private static final int MODIFIED_NANOS = 120;
    private static final int DEVICE_MAJOR = 136;
    private static final int DEVICE_MINOR = 140;

    UnixFile file() {
        var stamp = new FileStamp(
                device(told.intAt(DEVICE_MAJOR), told.intAt(DEVICE_MINOR)),
                inode(),
                told.longAt(LENGTH),
                Instant.ofEpochSecond(told.longAt(MODIFIED_SECONDS), told.intAt(MODIFIED_NANOS)),
                Integer.toUnsignedLong(told.intAt(UID)));
        return new UnixFile(stamp, Short.toUnsignedInt(told.shortAt(MODE)));
    }

    /** Nobody, not even root, may change or remove it. */
    boolean isImmutable() {
        return has(ATTRIBUTE_IMMUTABLE);
    }

    /** It may only be added to. */
    boolean isAppendOnly() {
        return has(ATTRIBUTE_APPEND);
    }

    /** Something is mounted on it, as far as the kernel tells. */
    boolean isMountRoot() {
        return has(ATTRIBUTE_MOUNT_ROOT);
    }

    /** Only its owner and that of a file in it may then remove the file. */
    boolean isSticky() {
        return (file().mode() & STICKY) != 0;
    }

    private boolean has(long attribute) {
        return (told.longAt(ATTRIBUTES) & attribute) != 0;
    }

    long inode() {
        return told.longAt(INODE);
    }

    /** As the C library makes one number of both (makedev(3)), and stat(2) tells it. */
    private static long device(long major, long minor) {
        return (major & 0xFFFF_F000L) << 32 | (major & 0xFFFL) << 8 | (minor & 0xFFFF_FF00L) << 12 | (minor & 0xFFL);
    }
}
