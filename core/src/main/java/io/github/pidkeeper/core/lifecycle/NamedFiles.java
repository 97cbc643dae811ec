package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.NamedFile;
import io.github.pidkeeper.core.pidfile.FileRights;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * The files that a running broker would read anew. Where one is missing it would not start again, and one that is told to
 * reload runs on without: Mosquitto then lets nobody in who needs a password.
 */
record NamedFiles(List<NamedFile> files) {

    private static final long ROOT = 0;
    private static final int READ_BY_OWNER = 0400;
    /** Whoever is in its group, or has a right of his own (acl(5)), is not known here. */
    private static final int READ_BY_OTHERS = 044;

    NamedFiles {
        files = List.copyOf(files);
    }

    static NamedFiles of(ConfigurationReading reading) {
        return new NamedFiles(
                reading instanceof ConfigurationReading.Read(var configuration) ? configuration.files() : List.of());
    }

    /** Which of them this broker could certainly not read, the first of them, and where it is named. */
    Optional<Message> problem(ProcessFacts broker) {
        return files.stream().flatMap(file -> problem(file, broker).stream()).findFirst();
    }

    private static Optional<Message> problem(NamedFile file, ProcessFacts broker) {
        if (Files.notExists(file.path())) {
            return Optional.of(Message.of(
                    Phrase.CONFIGURATION_NAMES_MISSING, file.configuration(), file.line(), file.key(), file.path()));
        }
        return rights(file)
                .filter(rights -> !mayRead(broker.identity().uid(), rights))
                .map(_ -> Message.of(
                        Phrase.CONFIGURATION_NAMES_DENIED,
                        file.configuration(),
                        file.line(),
                        file.key(),
                        file.path(),
                        broker.user()));
    }

    private static Optional<FileRights> rights(NamedFile file) {
        try {
            return FileRights.of(file.path().toRealPath());
        } catch (IOException _) {
            // Not to be seen from here; that says nothing about the broker.
            return Optional.empty();
        }
    }

    private static boolean mayRead(long uid, FileRights rights) {
        return uid == ROOT || (rights.mode() & (rights.uid() == uid ? READ_BY_OWNER : READ_BY_OTHERS)) != 0;
    }
}
