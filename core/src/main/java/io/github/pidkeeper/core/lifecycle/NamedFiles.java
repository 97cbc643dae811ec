package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.BrokerConfiguration;
import io.github.pidkeeper.core.broker.conf.NamedFile;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files that a broker would read anew. Where one is missing it would not start again, and one that is told to reload
 * runs on without: Mosquitto then lets nobody in who needs a password.
 */
record NamedFiles(List<NamedFile> files) {

    /** Of a directory for rights (acl_file) Mosquitto until 2.0.15 makes nothing, and goes on. */
    private static final Set<String> NEVER_A_DIRECTORY = Set.of(
            "auth_plugin",
            "cafile",
            "certfile",
            "crlfile",
            "global_plugin",
            "keyfile",
            "password_file",
            "plugin",
            "plugin_load",
            "psk_file");

    NamedFiles {
        files = List.copyOf(files);
    }

    static NamedFiles of(BrokerConfiguration configuration) {
        return new NamedFiles(configuration.files());
    }

    /** Which of them could certainly not be read from there, the first of them, and where it is named. */
    Optional<Message> problem(Vantage vantage) {
        return files.stream().flatMap(file -> problem(file, vantage).stream()).findFirst();
    }

    private static Optional<Message> problem(NamedFile file, Vantage vantage) {
        return vantage.resolve(file.path()).flatMap(path -> problem(file, path, vantage));
    }

    private static Optional<Message> problem(NamedFile file, Path path, Vantage vantage) {
        if (Files.notExists(path)) {
            return Optional.of(
                    file.path().isAbsolute()
                            ? message(Phrase.CONFIGURATION_NAMES_MISSING, file, path)
                            : message(
                                    Phrase.CONFIGURATION_NAMES_ELSEWHERE,
                                    file,
                                    file.path(),
                                    vantage.directory().orElseThrow()));
        }
        if (NEVER_A_DIRECTORY.contains(file.key()) && Files.isDirectory(path)) {
            return Optional.of(message(Phrase.CONFIGURATION_NAMES_DIRECTORY, file, path));
        }
        return vantage.mayRead(path)
                ? Optional.empty()
                : Optional.of(message(Phrase.CONFIGURATION_NAMES_DENIED, file, path, vantage.user()));
    }

    private static Message message(Phrase phrase, NamedFile file, Path path) {
        return Message.of(phrase, file.configuration(), file.line(), file.key(), path);
    }

    private static Message message(Phrase phrase, NamedFile file, Path path, Object last) {
        return Message.of(phrase, file.configuration(), file.line(), file.key(), path, last);
    }
}
