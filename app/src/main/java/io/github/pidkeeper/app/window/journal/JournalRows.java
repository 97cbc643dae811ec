package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.journal.JournalLines;
import io.github.pidkeeper.app.journal.JournalOperation;
import io.github.pidkeeper.app.journal.JournalWords;
import io.github.pidkeeper.app.window.journal.JournalRow.Line;
import io.github.pidkeeper.app.window.journal.JournalRow.Tone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes rows of operations. */
final class JournalRows {

    private final JournalWords words;
    private final JournalLines lines;

    JournalRows(Texts texts) {
        words = new JournalWords(texts);
        lines = new JournalLines(texts);
    }

    /** @param name what the broker is called now; a history outlives a name, and tells the one of then where it is another */
    JournalRow of(JournalOperation operation, String name) {
        return new JournalRow(
                operation
                        .origin()
                        .operation()
                        .orElseGet(() -> operation.lines().getFirst().text()),
                Tone.of(operation),
                words.title(operation),
                joined(List.of(words.result(operation), words.took(operation))),
                words.time(operation),
                words.outcome(operation).orElse(""),
                joined(List.of(
                        Optional.of(words.broker(operation)).filter(then -> !then.equals(Texts.visible(name))),
                        words.orderer(operation),
                        words.process(operation))),
                words.steps(operation).stream()
                        .map(step -> new Line(
                                step.mark(),
                                step.words(),
                                step.took().map(words::text).orElse("")))
                        .toList(),
                String.join("\n", lines.of(operation)) + "\n");
    }

    private static String joined(List<Optional<String>> parts) {
        return parts.stream().flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }
}
