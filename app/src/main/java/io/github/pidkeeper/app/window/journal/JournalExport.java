package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.i18n.Reason;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.journal.BrokerHistory;
import io.github.pidkeeper.app.journal.JournalLines;
import io.github.pidkeeper.app.journal.JournalOperations;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * All that the journal has about one broker, as a file of its own.
 *
 * @param asStored as the lines of JSON that they are, not as text
 */
record JournalExport(JournalReader journal, BrokerHistory history, Texts texts, boolean asStored) {

    /** Writes it, and says what came of that; a file that is there is replaced when all is written, and not before. */
    Sentence to(Path target) {
        try {
            Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
            return isAmongOurs(real) ? Sentence.of("window.journal.export-elsewhere", target) : write(real);
        } catch (IOException e) {
            return Sentence.of("window.journal.not-exported", target, new Reason(e).sentence());
        }
    }

    /** Whether it is where this program keeps its own files: a part of the journal would take the place of the whole. */
    private boolean isAmongOurs(Path real) throws IOException {
        return Files.exists(journal.stateDirectory())
                && real.resolveSibling(".")
                        .toRealPath()
                        .startsWith(journal.stateDirectory().toRealPath());
    }

    private Sentence write(Path target) throws IOException {
        // For this user alone, as the journal itself.
        Path fresh = Files.createTempFile(target.getParent(), ".pidkeeper-", ".part");
        try {
            try (var writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                write(writer);
            } catch (UnreadableJournal e) {
                return new JournalProblem(journal.stateDirectory(), e.reason).sentence();
            }
            String name = history.broker().name().text();
            if (Files.size(fresh) == 0) {
                return Sentence.of("window.journal.export-nothing", name, target);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Sentence.of("window.journal.exported", name, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The journal could not be read, where the file could be written. */
    private static final class UnreadableJournal extends Exception {

        private static final long serialVersionUID = 1L;
        private final IOException reason;

        UnreadableJournal(IOException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private void write(BufferedWriter writer) throws IOException, UnreadableJournal {
        var lines = new JournalLines(texts);
        var operations = new JournalOperations(operation -> lines.of(operation).forEach(line -> append(writer, line)));
        try {
            journal.read(line -> {
                if (history.includes(line.entry().origin())) {
                    if (asStored) {
                        append(writer, line.text());
                    } else {
                        operations.add(line);
                    }
                }
                return true;
            });
            operations.end();
        } catch (UncheckedIOException e) {
            throw e.getCause(); // of the file that is written
        } catch (IOException e) {
            throw new UnreadableJournal(e);
        }
    }

    private static void append(BufferedWriter writer, String line) {
        try {
            writer.append(line).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
