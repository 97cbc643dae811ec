package io.github.pidkeeper.core.process;

/** The signals that this program ever sends. */
public enum Signal {
    /** Ask to stop (SIGTERM). */
    TERMINATE,
    /** Let a suspended process go on (SIGCONT), so that it can obey. */
    CONTINUE,
    /** Have it read its configuration again (SIGHUP); what has no such habit ends by it. */
    HANG_UP,
    /** End it at once (SIGKILL): the forced stop. */
    FORCE
}
