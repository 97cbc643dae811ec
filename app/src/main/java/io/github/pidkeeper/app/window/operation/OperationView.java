package io.github.pidkeeper.app.window.operation;

import io.github.pidkeeper.core.lifecycle.Step;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the panel of an operation shows at one moment.
 *
 * @param subject the program, and its pid where it has one
 * @param abandonable whether one may stop waiting for it
 */
public record OperationView(
        String title,
        String subject,
        List<StepLine> steps,
        Optional<Question> question,
        Optional<Result> result,
        boolean abandonable) {

    public OperationView {
        steps = List.copyOf(steps);
    }

    /**
     * A step of the plan.
     *
     * @param time how long it took so far; empty text while it has not begun
     */
    public record StepLine(Step.Progress progress, String progressWords, String words, String time) {}

    /** The grace period is over: what that means, and what can be chosen. */
    public record Question(String title, String meaning, String force) {}

    /**
     * How it ended.
     *
     * @param lastWords the broker's own last lines; empty where there are none
     * @param undoable whether it can be taken back
     */
    public record Result(Tone tone, String words, List<String> lastWords, boolean undoable) {
        public Result {
            lastWords = List.copyOf(lastWords);
        }
    }

    /** How a result is to be taken. */
    public enum Tone {
        GOOD,
        NEUTRAL,
        ATTENTION,
        BAD
    }
}
