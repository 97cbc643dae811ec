package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Reason;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import io.github.pidkeeper.core.lifecycle.JournalReader.Line;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The verb journal: what was done to brokers, and what was refused. Changes nothing.
 *
 * @param broker only what was done to this one, configured or not: its history outlives its settings
 * @param since only what came then or later
 * @param json the lines as they are stored
 */
record JournalCommand(
        JournalReader journal,
        Console console,
        JournalLines lines,
        Optional<String> broker,
        Optional<Instant> since,
        boolean json) {

    ExitCode run() {
        JournalReader.Reading reading;
        try {
            reading = journal.read();
        } catch (IOException e) {
            console.error(Sentence.of("cli.journal-unreadable", journal.stateDirectory(), new Reason(e).sentence()));
            return ExitCode.UNKNOWN;
        }
        var ofBroker = reading.lines().stream()
                .filter(line -> broker.isEmpty()
                        || broker.get().equals(line.entry().origin().broker()))
                .toList();
        if (ofBroker.stream().anyMatch(this::isRecent)) {
            tell(ofBroker);
        } else if (reading.damaged() == 0 || !reading.lines().isEmpty()) {
            sayWhyNothing(reading.lines(), ofBroker);
        }
        if (reading.damaged() > 0) {
            console.error(Sentence.of("cli.journal-damaged", reading.damaged(), journal.stateDirectory()));
        }
        return ExitCode.OK;
    }

    private boolean isRecent(Line line) {
        return since.filter(line.entry().time()::isBefore).isEmpty();
    }

    /** Until all is told, or the reader at the other end of a pipe has seen enough. */
    private void tell(List<Line> told) {
        var texts = json
                ? told.stream().filter(this::isRecent).map(Line::text)
                : JournalOperation.of(told).stream()
                        .filter(operation -> operation.lines().stream().anyMatch(this::isRecent))
                        .flatMap(operation -> lines.of(operation).stream());
        for (var text : (Iterable<String>) texts::iterator) {
            if (json) {
                console.document(text);
            } else {
                console.answer(text);
            }
            if (console.out().checkError()) {
                return;
            }
        }
    }

    private void sayWhyNothing(List<Line> all, List<Line> ofBroker) {
        var sentence = all.isEmpty()
                ? Sentence.of("cli.journal-empty", journal.stateDirectory())
                : broker.filter(_ -> ofBroker.isEmpty())
                        .map(name -> Sentence.of("cli.journal-no-broker", name, names(all)))
                        .orElseGet(() -> Sentence.of(
                                "cli.journal-nothing-since",
                                console.texts().dated(since.orElseThrow()),
                                console.texts().dated(ofBroker.getLast().entry().time())));
        if (json) {
            console.error(sentence);
        } else {
            console.answer(console.texts().text(sentence));
        }
    }

    private static String names(List<Line> lines) {
        return String.join(
                ", ",
                lines.stream()
                        .map(line -> line.entry().origin().broker())
                        .distinct()
                        .sorted()
                        .toList());
    }
}
