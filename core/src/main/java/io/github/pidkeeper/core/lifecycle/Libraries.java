package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.NamedFile;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The libraries that a broker loads when it starts, and which of them are none. */
record Libraries(List<NamedFile> files) {

    Libraries {
        files = List.copyOf(files);
    }

    /** The first of them that could certainly not be loaded from there, and where it is named. */
    Optional<Message> problem(Vantage vantage) {
        return files.stream()
                .flatMap(file -> vantage
                        .resolve(file.path())
                        .filter(path -> Files.isRegularFile(path) && new ProgramFile(path).isNoBinary())
                        .map(path -> message(file, path))
                        .stream())
                .findFirst();
    }

    private static Message message(NamedFile file, Path path) {
        return Message.of(Phrase.CONFIGURATION_NAMES_NO_LIBRARY, file.configuration(), file.line(), file.key(), path);
    }
}
