package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.NamedFile;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files that a broker makes when it starts, and without which it ends.
 *
 * @param pidFile that is taken away before it starts, if it is there
 */
record CreatedFiles(List<NamedFile> files, Path pidFile) {

    private static final String PID_FILE = "pid_file";
    /** See unix(7). */
    private static final int LONGEST_SOCKET = 107;

    CreatedFiles {
        files = List.copyOf(files);
    }

    /** Which of them it could certainly not make from there, the first of them, and where it is named. */
    Optional<Message> problem(Vantage vantage) {
        return files.stream()
                .flatMap(file -> vantage
                        .resolve(file.path())
                        .flatMap(path -> written(file, path))
                        .flatMap(path -> problem(file, path, vantage))
                        .stream())
                .findFirst();
    }

    /** A pid file is written through a link, to where it leads; a link in the place of a socket is taken away. */
    private static Optional<Path> written(NamedFile file, Path path) {
        if (!file.key().equals(PID_FILE) || !Files.isSymbolicLink(path)) {
            return Optional.of(path);
        }
        try {
            return Optional.of(path.resolveSibling(Files.readSymbolicLink(path)))
                    .filter(target -> !Files.isSymbolicLink(target));
        } catch (IOException _) {
            // It is gone, or not to be seen.
            return Optional.empty();
        }
    }

    private Optional<Message> problem(NamedFile file, Path path, Vantage vantage) {
        Path directory = path.getParent();
        if (Files.isDirectory(path)) {
            return Optional.of(message(Phrase.CONFIGURATION_NAMES_DIRECTORY, file, path));
        }
        if (!file.key().equals(PID_FILE)
                && file.path().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET) {
            return Optional.of(message(Phrase.CONFIGURATION_SOCKET_TOO_LONG, file, path, LONGEST_SOCKET));
        }
        if (directory == null) {
            return Optional.empty();
        }
        if (Files.notExists(directory)) {
            return Optional.of(message(Phrase.CONFIGURATION_CREATES_NOWHERE, file, path, directory));
        }
        if (stays(file, path)) {
            return vantage.mayWrite(path)
                    ? Optional.empty()
                    : Optional.of(message(Phrase.CONFIGURATION_NAMES_UNWRITABLE, file, path, vantage.user()));
        }
        return vantage.mayCreateIn(directory)
                ? Optional.empty()
                : Optional.of(message(
                        isTakenAway(path)
                                ? Phrase.CONFIGURATION_CREATES_ONCE_MORE
                                : Phrase.CONFIGURATION_CREATES_DENIED,
                        file,
                        path,
                        vantage.user(),
                        directory));
    }

    /** A pid file that is there is written over; a socket is made anew. */
    private boolean stays(NamedFile file, Path path) {
        return file.key().equals(PID_FILE) && Files.exists(path) && !isTakenAway(path);
    }

    private boolean isTakenAway(Path path) {
        try {
            return Files.exists(path) && Files.isSameFile(path, pidFile);
        } catch (IOException _) {
            // One of them is gone, or not to be seen.
            return false;
        }
    }

    private static Message message(Phrase phrase, NamedFile file, Object... more) {
        var arguments = new Object[more.length + 3];
        arguments[0] = file.configuration();
        arguments[1] = file.line();
        arguments[2] = file.key();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Message.of(phrase, arguments);
    }
}
