package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.journal.BrokerHistory;
import io.github.pidkeeper.app.journal.JournalLines;
import io.github.pidkeeper.app.journal.JournalOperation;
import io.github.pidkeeper.app.journal.JournalStep;
import io.github.pidkeeper.app.journal.JournalWords;
import io.github.pidkeeper.app.window.journal.JournalRow.Line;
import io.github.pidkeeper.app.window.journal.JournalRow.Tone;
import io.github.pidkeeper.core.text.Beginning;
import java.util.ArrayList;
import java.util.List;

/** Makes rows of operations. */
final class JournalRows {

    /** Longer than any sentence of ours; a line of the journal may be as long as a megabyte. */
    private static final int LONGEST = 2000;

    private final Texts texts;
    private final JournalWords words;
    private final JournalLines lines;

    JournalRows(Texts texts) {
        this.texts = texts;
        words = new JournalWords(texts);
        lines = new JournalLines(texts);
    }

    JournalRow of(JournalOperation operation, BrokerHistory history) {
        var facts = new ArrayList<>(words.then(operation, history));
        facts.add(words.orderer(operation));
        facts.add(words.process(operation));
        return new JournalRow(
                operation
                        .origin()
                        .operation()
                        .orElseGet(() -> operation.lines().getFirst().text()),
                Tone.of(operation),
                cut(words.title(operation)),
                cut(JournalWords.joined(List.of(words.result(operation), words.took(operation)))),
                words.time(operation),
                cut(words.outcome(operation).orElse("")),
                cut(JournalWords.joined(facts)),
                words.steps(operation).stream().map(this::line).toList(),
                String.join("\n", lines.of(operation)) + "\n");
    }

    private Line line(JournalStep step) {
        return new Line(
                step.mark(),
                texts.text("journal.mark." + Texts.kebab(step.mark())),
                cut(step.words()),
                step.took().map(words::text).orElse(""));
    }

    private static String cut(String text) {
        return new Beginning(text, LONGEST).shown();
    }
}
