package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.NamedFile;
import io.github.pidkeeper.core.pidfile.FileRights;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that a running broker would read anew. Where one is missing it would not start again, and one that is told to
 * reload runs on without: Mosquitto then lets nobody in who needs a password.
 */
record NamedFiles(List<NamedFile> files) {

    private static final long ROOT = 0;
    private static final int READ_BY_OWNER = 0400;
    /** Whoever is in its group, or has a right of his own (acl(5)), is not known here. */
    private static final int READ_BY_OTHERS = 044;

    private static final int SEARCH_BY_OWNER = 0100;
    private static final int SEARCH_BY_OTHERS = 011;

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
        return real(file)
                .filter(path -> !mayRead(broker.identity().uid(), path))
                .map(_ -> Message.of(
                        Phrase.CONFIGURATION_NAMES_DENIED,
                        file.configuration(),
                        file.line(),
                        file.key(),
                        file.path(),
                        broker.user()));
    }

    private static Optional<Path> real(NamedFile file) {
        try {
            return Optional.of(file.path().toRealPath());
        } catch (IOException _) {
            // Not to be seen from here; that says nothing about the broker.
            return Optional.empty();
        }
    }

    /** The file, and to get there each directory above it. */
    private static boolean mayRead(long uid, Path path) {
        return uid == ROOT
                || (may(uid, path, READ_BY_OWNER, READ_BY_OTHERS)
                        && Stream.iterate(path.getParent(), Objects::nonNull, Path::getParent)
                                .allMatch(directory -> may(uid, directory, SEARCH_BY_OWNER, SEARCH_BY_OTHERS)));
    }

    private static boolean may(long uid, Path path, int byOwner, int byOthers) {
        return FileRights.of(path)
                .filter(rights -> (rights.mode() & (rights.uid() == uid ? byOwner : byOthers)) == 0)
                .isEmpty();
    }
}
