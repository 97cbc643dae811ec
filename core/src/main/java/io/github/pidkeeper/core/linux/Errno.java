package io.github.pidkeeper.core.linux;

/** Why a call of the C library failed, by the number that all Linux systems share for these cases. */
record Errno(int number) {

    static final Errno EPERM = new Errno(1);
    static final Errno ENOENT = new Errno(2);
    static final Errno ESRCH = new Errno(3);
    static final Errno EINTR = new Errno(4);
    static final Errno EAGAIN = new Errno(11);
    static final Errno EACCES = new Errno(13);
    static final Errno EBUSY = new Errno(16);
    static final Errno ENOTDIR = new Errno(20);
    static final Errno EINVAL = new Errno(22);
    static final Errno EROFS = new Errno(30);
}
