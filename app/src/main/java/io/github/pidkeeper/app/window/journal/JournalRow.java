package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.journal.JournalOperation;
import io.github.pidkeeper.app.journal.JournalStep;
import java.util.List;

/**
 * An operation as it is shown, as far as it is known by now.
 *
 * @param key the same for the same operation, however much is on record of it
 * @param tone how its result is to be taken
 * @param result how it came out, in a word or two, and how long it took; empty text where that is not on record
 * @param outcome what came of it in a sentence
 * @param facts by whom, through which program, about which process
 * @param steps what was done, in its order
 * @param text all of it, for the clipboard
 */
record JournalRow(
        String key,
        Tone tone,
        String title,
        String result,
        String time,
        String outcome,
        String facts,
        List<Line> steps,
        String text) {

    JournalRow {
        steps = List.copyOf(steps);
    }

    /**
     * One of its steps.
     *
     * @param markWords what the mark means
     * @param took empty text where that was not measured
     */
    record Line(JournalStep.Mark mark, String markWords, String words, String took) {}

    /** How a result is to be taken. */
    enum Tone {
        GOOD,
        NEUTRAL,
        ATTENTION,
        BAD,
        /** It is not on record: the operation was cut short, or is under way. */
        UNKNOWN;

        static Tone of(JournalOperation operation) {
            return operation
                    .outcome()
                    .map(outcome -> switch (outcome.result()) {
                        case "done" -> GOOD;
                        case "nothing-to-do" -> NEUTRAL;
                        case "failed" -> BAD;
                        default -> ATTENTION;
                    })
                    .orElse(UNKNOWN);
        }

        /** Whether it did not come to what was asked for. */
        boolean isProblem() {
            return this != GOOD && this != NEUTRAL;
        }
    }
}
