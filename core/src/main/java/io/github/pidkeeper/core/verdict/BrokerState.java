package io.github.pidkeeper.core.verdict;

/** What a broker does; what its pid file says is another question ({@link PidFileHealth}). */
public enum BrokerState {
    STOPPED,
    STARTING,
    RUNNING,
    /** Alive, and does not answer MQTT. */
    UNRESPONSIVE,
    STOPPING,
    /** Survived a forced stop. */
    STUCK,
    /** Should run and does not. */
    FAILED,
    /** Alive, and belongs to a user whose processes we may not signal. */
    NOT_PERMITTED,
    /** More than one process is this broker. */
    SEVERAL,
    UNKNOWN;

    /** Whether to offer a start: it is certain that nothing runs. */
    public boolean mayStart() {
        return this == STOPPED || this == FAILED;
    }

    /** Whether to offer a stop: exactly one process runs, and it is ours to signal. A stop under way can be joined. */
    public boolean mayStop() {
        return switch (this) {
            case STARTING, RUNNING, UNRESPONSIVE, STOPPING, STUCK -> true;
            case STOPPED, FAILED, NOT_PERMITTED, SEVERAL, UNKNOWN -> false;
        };
    }

    /** Whether a process of the broker is known to live. */
    public boolean alive() {
        return switch (this) {
            case STARTING, RUNNING, UNRESPONSIVE, STOPPING, STUCK, NOT_PERMITTED, SEVERAL -> true;
            case STOPPED, FAILED, UNKNOWN -> false;
        };
    }
}
