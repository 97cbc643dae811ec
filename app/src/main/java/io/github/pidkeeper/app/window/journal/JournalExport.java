package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.journal.JournalLines;
import io.github.pidkeeper.app.journal.JournalOperations;
import io.github.pidkeeper.core.broker.Broker;
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
record JournalExport(JournalReader journal, Broker broker, Texts texts, boolean asStored) {

    /** Whether this is where the journal itself is kept, of which a part would take the place. */
    boolean wouldReplaceJournal(Path target) throws IOException {
        Path directory = target.toAbsolutePath().getParent();
        return Files.exists(journal.stateDirectory()) && Files.isSameFile(directory, journal.stateDirectory());
    }

    /**
     * Writes it; a file that is there is replaced when all is written.
     *
     * @return whether there was anything
     * @throws IOException if it cannot be read or written; then nothing is changed
     */
    boolean write(Path target) throws IOException {
        // For this user alone, as the journal itself.
        Path fresh = Files.createTempFile(target.toAbsolutePath().getParent(), ".pidkeeper-", ".part");
        try {
            try (var writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                write(writer);
            }
            boolean any = Files.size(fresh) > 0;
            if (any) {
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return any;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void write(BufferedWriter writer) throws IOException {
        var lines = new JournalLines(texts);
        var operations = new JournalOperations(operation -> lines.of(operation).forEach(line -> append(writer, line)));
        journal.read(line -> {
            if (JournalSession.isAbout(line.entry().origin(), broker)) {
                if (asStored) {
                    append(writer, line.text());
                } else {
                    operations.add(line);
                }
            }
            return true;
        });
        operations.end();
    }

    private static void append(BufferedWriter writer, String line) {
        try {
            writer.append(line).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
