package io.github.pidkeeper.app.cli;

/** The exit codes of this program, on which scripts build. */
public enum ExitCode {
    /** Running; done and confirmed. */
    OK(0),
    /** Not running, and a pid file is left. */
    FILE_LEFT(1),
    /** Stopped, and there is no pid file. */
    STOPPED(3),
    /** It cannot be known. */
    UNKNOWN(4),
    /** It was so already. */
    NOTHING_TO_DO(5),
    /** Refused, because it would not have been safe. */
    REFUSED(6),
    /** Tried, and failed. */
    FAILED(7),
    /** Another operation is under way. */
    BUSY(8),
    /** The arguments were not understood, or make no sense. */
    USAGE(64),
    /** What it needs is not there: a display, a session bus. */
    UNAVAILABLE(69),
    /** A fault of this program. */
    FAULT(70),
    /** The user ended the waiting (128 + SIGINT). */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /**
     * The one that a look at several brokers ends with: what cannot be known is worse than a pid file that is left behind,
     * that is worse than an honest stop, and that is worse than running.
     */
    ExitCode worse(ExitCode other) {
        return severity() >= other.severity() ? this : other;
    }

    private int severity() {
        return switch (this) {
            case OK -> 0;
            case STOPPED -> 1;
            case FILE_LEFT -> 2;
            default -> 3;
        };
    }
}
