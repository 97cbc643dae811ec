package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Reason;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.journal.JournalLines;
import io.github.pidkeeper.app.journal.JournalOperation;
import io.github.pidkeeper.app.journal.JournalOperations;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import io.github.pidkeeper.core.lifecycle.JournalReader.Line;
import java.io.IOException;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
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
        var telling = new Telling();
        try {
            telling.damaged = journal.read(telling::take);
        } catch (InterruptedByTimeoutException _) {
            return unknown(Sentence.of("cli.journal-unanswered", journal.stateDirectory()));
        } catch (NotDirectoryException e) {
            return unknown(Sentence.of("cli.journal-no-directory", e.getFile()));
        } catch (IOException e) {
            return unknown(Sentence.of("cli.journal-unreadable", journal.stateDirectory(), new Reason(e).sentence()));
        }
        telling.end();
        return ExitCode.OK;
    }

    private ExitCode unknown(Sentence sentence) {
        console.error(sentence);
        return ExitCode.UNKNOWN;
    }

    private boolean isAsked(Line line) {
        return broker.isEmpty() || broker.get().equals(line.entry().origin().broker());
    }

    private boolean isRecent(Line line) {
        return since.filter(line.entry().time()::isBefore).isEmpty();
    }

    /** The lines as they come; until all is told, or the reader at the other end of a pipe has seen enough. */
    private final class Telling {

        private final JournalSummary summary = new JournalSummary();
        private final JournalOperations operations = new JournalOperations(this::tell);
        private boolean told;
        private boolean enough;
        private long damaged;

        boolean take(Line line) {
            boolean asked = isAsked(line);
            summary.add(line, asked);
            if (asked && json && isRecent(line)) {
                tell(line.text());
            } else if (asked && !json) {
                operations.add(line);
            }
            return !enough;
        }

        private void tell(JournalOperation operation) {
            if (operation.lines().stream().anyMatch(JournalCommand.this::isRecent)) {
                lines.of(operation).forEach(this::tell);
            }
        }

        private void tell(String text) {
            if (enough) {
                return;
            }
            told = true;
            if (json) {
                console.document(text);
            } else {
                console.answer(text);
            }
            enough = console.out().checkError();
        }

        void end() {
            operations.end();
            if (!told && (damaged == 0 || !summary.isEmpty())) {
                sayWhyNothing(summary);
            }
            if (damaged > 0 && !enough) {
                console.error(Sentence.of("cli.journal-damaged", damaged, journal.stateDirectory()));
            }
        }
    }

    private void sayWhyNothing(JournalSummary summary) {
        var sentence = summary.isEmpty()
                ? Sentence.of("cli.journal-empty", journal.stateDirectory())
                : summary.last()
                        .map(last -> Sentence.of(
                                "cli.journal-nothing-since",
                                console.texts().dated(since.orElseThrow()),
                                console.texts().dated(last)))
                        .orElseGet(() -> Sentence.of(
                                "cli.journal-no-broker", broker.orElseThrow(), String.join(", ", summary.names())));
        if (json) {
            console.error(sentence);
        } else {
            console.answer(console.texts().text(sentence));
        }
    }
}
