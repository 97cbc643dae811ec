package io.github.pidkeeper.app.journal;

import io.github.pidkeeper.app.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operation of the journal as plain text: who did what to which broker, the steps with the time each took, and what came
 * of it.
 */
public final class JournalLines {

    private final JournalWords words;

    public JournalLines(Texts texts) {
        words = new JournalWords(texts);
    }

    public List<String> of(JournalOperation operation) {
        var told = new ArrayList<String>();
        told.add(headline(operation));
        words.steps(operation).forEach(step -> told.add(line(step)));
        words.outcome(operation).ifPresent(outcome -> told.add("  " + outcome));
        return told;
    }

    private String headline(JournalOperation operation) {
        return JournalWords.joined(List.of(
                Optional.of(words.time(operation) + "  " + words.verb(operation) + " " + words.broker(operation)),
                words.result(operation),
                words.took(operation),
                words.orderer(operation),
                words.process(operation)));
    }

    private String line(JournalStep step) {
        var mark = switch (step.mark()) {
            case DONE -> "✓";
            case FAILED -> "✗";
            case LEFT_OUT -> "–";
            case DEED -> "→";
        };
        return "  " + mark + " " + step.words()
                + step.took().map(took -> " · " + words.text(took)).orElse("");
    }
}
