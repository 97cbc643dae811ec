package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Duration;
import java.util.Optional;

/**
 * One step of an operation, as it is planned, under way, or over.
 *
 * @param index place in the plan, from 0; stays the same while the step changes its progress
 * @param target what it is done to; empty where nothing is changed by it
 * @param elapsed how long it has taken so far; zero while planned
 */
public record Step(
        int index, Kind kind, Message description, Optional<Target> target, Progress progress, Duration elapsed) {

    /** A step that changes nothing. */
    public Step(int index, Kind kind, Message description, Progress progress, Duration elapsed) {
        this(index, kind, description, Optional.empty(), progress, elapsed);
    }

    /** What a step does. */
    public enum Kind {
        VERIFY,
        COUNT_CLIENTS,
        SET_ASIDE,
        CHECK_GROUND,
        CREATE_DIRECTORY,
        SPAWN,
        CONFIRM_RUNNING,
        ASK_TO_STOP,
        /** What is to be done is ordered from whoever supervises the broker. */
        ASK_OWNER,
        AWAIT_EXIT,
        FORCE_STOP,
        REMOVE_PID_FILE,
        CONFIRM_STOPPED,
        WRITE_PID_FILE,
        CONFIRM_PID_FILE,
        RESTORE_PID_FILE,
        ASK_RELEASE,
        RELOAD,
        CONFIRM_RELOADED
    }

    /** How far a step has come. */
    public enum Progress {
        PLANNED,
        UNDER_WAY,
        DONE,
        FAILED,
        SKIPPED
    }

    Step at(int place) {
        return new Step(place, kind, description, target, progress, elapsed);
    }

    /** The same start, where this command line ran so far. */
    Step instead(String line) {
        Message words = Message.of(Phrase.STEP_SPAWN_INSTEAD, description, line);
        return saying(words);
    }

    /** The same where it is decided beforehand that a stop is forced once its time is over. */
    public Step forcedInTime() {
        return description.phrase() == Phrase.STEP_FORCE_STOP
                ? saying(new Message(Phrase.STEP_FORCE_STOP_IN_TIME, description.arguments()))
                : this;
    }

    /** The same where that was decided by now. */
    Step forced() {
        return description.phrase() == Phrase.STEP_FORCE_STOP
                ? saying(new Message(Phrase.STEP_FORCING, description.arguments()))
                : this;
    }

    private Step saying(Message words) {
        return new Step(index, kind, words, target, progress, elapsed);
    }

    Step changed(Progress how, Message words, Duration time) {
        return new Step(index, kind, words, target, how, time);
    }
}
