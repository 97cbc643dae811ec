package io.github.pidkeeper.core.figures;

import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.pidfile.FileAccess.Found;
import io.github.pidkeeper.core.pidfile.FileRights;
import io.github.pidkeeper.core.process.User;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a password from the first line of a file that is this user's own and nobody else's to read. It is handed on and kept
 * nowhere; no message ever holds it.
 */
public record PasswordFile(FileAccess files, User user) {

    private static final int LONGEST = 1024;
    /** What others than the owner may do, as chmod(1) counts it. */
    private static final int OTHERS = 077;

    /** Reads it anew. */
    public Reading<byte[]> read(Path path) {
        return switch (files.look(path, LONGEST + 2)) {
            case Found.Nothing() -> absent(Phrase.FIGURES_PASSWORD_MISSING, path);
            case Found.Special _ -> absent(Phrase.FIGURES_PASSWORD_NO_FILE, path);
            case Found.Unreadable(String reason) -> absent(Phrase.FIGURES_PASSWORD_UNREADABLE, path, reason);
            case Found.PlainFile file ->
                problem(path, file)
                        .<Reading<byte[]>>map(Reading.Absent::new)
                        .orElseGet(() -> firstLine(path, file.head()));
        };
    }

    private Optional<Message> problem(Path path, Found.PlainFile file) {
        Optional<FileRights> rights = FileRights.of(path);
        if (rights.isEmpty() || !file.stamp().ownerKnown()) {
            return Optional.of(Message.of(Phrase.FIGURES_PASSWORD_RIGHTS_UNKNOWN, path));
        }
        if (file.stamp().ownerUid() != user.uid() || rights.get().uid() != user.uid()) {
            return Optional.of(Message.of(Phrase.FIGURES_PASSWORD_FOREIGN, path, user.name()));
        }
        return (rights.get().mode() & OTHERS) != 0
                ? Optional.of(Message.of(Phrase.FIGURES_PASSWORD_OPEN, path))
                : Optional.empty();
    }

    private static Reading<byte[]> firstLine(Path path, byte[] head) {
        int end = 0;
        while (end < head.length && head[end] != '\n' && head[end] != '\r') {
            end++;
        }
        return end == 0 || end > LONGEST
                ? absent(Phrase.FIGURES_PASSWORD_NONE, path, LONGEST)
                : new Reading.Told<>(Arrays.copyOf(head, end));
    }

    private static <T> Reading<T> absent(Phrase phrase, Object... arguments) {
        return new Reading.Absent<>(Message.of(phrase, arguments));
    }
}
