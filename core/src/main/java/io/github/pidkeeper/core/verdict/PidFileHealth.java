package io.github.pidkeeper.core.verdict;

/** Whether the pid file tells the truth; what the broker does is another question ({@link BrokerState}). */
public enum PidFileHealth {
    /** No file, and no broker that should have one. */
    ABSENT,
    /** It names the running broker. */
    TRUE,
    /** The broker runs and there is no file. */
    MISSING,
    /** It names a pid that no process has. */
    STALE,
    /** It names a live process that is not this broker, or the broker runs under another pid. */
    MISMATCHED,
    MALFORMED,
    UNSAFE,
    UNREADABLE
}
