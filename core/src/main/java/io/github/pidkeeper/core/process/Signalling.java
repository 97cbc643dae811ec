package io.github.pidkeeper.core.process;

/** What became of a signal. */
public enum Signalling {
    SENT,
    /** The pinned process has already exited; nobody was signalled. */
    EXITED,
    /** It lives and belongs to somebody whose processes we may not signal. */
    NOT_PERMITTED,
    /** Without a pidfd: the pid belongs to another process by now; nobody was signalled. */
    IDENTITY_LOST,
    /** This system has no way to send that signal; nobody was signalled. */
    NO_SUCH_SIGNAL
}
