package io.github.pidkeeper.core.pidfile;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The directory of a pid file: whether what is written there stays what it is.
 *
 * @param ownUid the user this program runs as
 */
public record PidFileDirectory(Path path, long ownUid) {

    private static final int WRITABLE_BY_ALL = 0002;
    /** Only the owner of a file may then remove or rename it. */
    private static final int STICKY = 01000;

    private static final int FOR_ALL_TO_READ = 0644;
    private static final long ROOT = 0;

    /** What speaks against writing there. */
    public Optional<Message> problem() {
        if (!Files.isDirectory(path)) {
            return Optional.of(Message.of(Phrase.DIRECTORY_MISSING, path));
        }
        Optional<Message> unsafe = exchangeable();
        return unsafe.isPresent() || Files.isWritable(path)
                ? unsafe
                : Optional.of(Message.of(Phrase.DIRECTORY_NOT_WRITABLE, path));
    }

    /** What a file in it should have that is a broker's of that user: one who starts again must be able to rewrite it. */
    public Optional<FileRights> rightsFor(long uid) {
        return FileRights.of(path).map(own -> new FileRights(FOR_ALL_TO_READ, (int) uid, own.gid()));
    }

    /** Whoever may rename what is in it can put anything in the place of what we write. */
    private Optional<Message> exchangeable() {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        try {
            Map<String, Object> found = Files.readAttributes(path, "unix:mode,uid");
            long owner = Integer.toUnsignedLong(number(found, "uid"));
            int mode = number(found, "mode");
            if (owner != ROOT && owner != ownUid) {
                return Optional.of(Message.of(Phrase.DIRECTORY_OF_ANOTHER, path, owner));
            }
            return (mode & WRITABLE_BY_ALL) != 0 && (mode & STICKY) == 0
                    ? Optional.of(Message.of(Phrase.DIRECTORY_WRITABLE_BY_ALL, path))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.of(Message.of(Phrase.DIRECTORY_NOT_WRITABLE, path));
        }
    }

    private static int number(Map<String, Object> found, String name) {
        return ((Number) Objects.requireNonNull(found.get(name), name)).intValue();
    }
}
