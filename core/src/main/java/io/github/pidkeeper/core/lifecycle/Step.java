package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import java.time.Duration;

/**
 * One step of an operation, as it is planned, under way, or over.
 *
 * @param index place in the plan, from 0; stays the same while the step changes its progress
 * @param elapsed how long it has taken so far; zero while planned
 */
public record Step(int index, Kind kind, Message description, Progress progress, Duration elapsed) {

    /** What a step does. */
    public enum Kind {
        VERIFY,
        SET_ASIDE,
        CHECK_GROUND,
        SPAWN,
        CONFIRM_RUNNING,
        ASK_TO_STOP,
        AWAIT_EXIT,
        FORCE_STOP,
        REMOVE_PID_FILE
    }

    /** How far a step has come. */
    public enum Progress {
        PLANNED,
        UNDER_WAY,
        DONE,
        FAILED,
        SKIPPED
    }
}
