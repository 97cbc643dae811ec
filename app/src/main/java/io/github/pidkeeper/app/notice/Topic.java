package io.github.pidkeeper.app.notice;

import io.github.pidkeeper.core.verdict.Verdict;

/** What a notice is about. */
public enum Topic {
    /** It should run and does not. */
    FAILED,
    /** It has survived a forced stop. */
    STUCK,
    UNRESPONSIVE,
    SEVERAL,
    /** It ran, and is stopped without anybody having ordered that here. */
    GONE,
    /** What was told before is over, and it runs again. */
    BACK,
    /** Another process of it runs, without anybody having ordered that here. */
    RESTARTED,
    /** Its pid file has come to be wrong. */
    PID_FILE,
    /** It changes all the time. */
    RESTLESS;

    /** Whether it is over as soon as the broker runs, and that is worth telling. */
    boolean endsInRunning() {
        return switch (this) {
            case FAILED, STUCK, UNRESPONSIVE, GONE, RESTLESS -> true;
            case SEVERAL, BACK, RESTARTED, PID_FILE -> false;
        };
    }

    /** Whether it is no longer so, or cannot be known, where this is seen of the broker. */
    boolean isOver(Verdict seen) {
        return Standing.of(seen).filter(standing -> !isOver(standing)).isEmpty();
    }

    /** Whether it is no longer so where the broker stands like this. */
    boolean isOver(Standing now) {
        return switch (this) {
            case FAILED -> now.doing() != Standing.Doing.FAILED;
            case STUCK -> now.doing() != Standing.Doing.STUCK;
            case UNRESPONSIVE -> now.doing() != Standing.Doing.UNRESPONSIVE;
            case SEVERAL -> now.doing() != Standing.Doing.SEVERAL;
            case GONE -> now.doing() != Standing.Doing.DOWN;
            case BACK, RESTARTED -> now.doing() != Standing.Doing.RUNS;
            case PID_FILE -> now.wrongFile().isEmpty();
            case RESTLESS -> true; // it stands still by now
        };
    }
}
