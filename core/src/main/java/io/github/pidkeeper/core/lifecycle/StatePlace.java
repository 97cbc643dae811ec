package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the state directory is or is to be, and whether it is this user's own.
 *
 * <p>What root writes into the directory of somebody else that one can neither replace nor remove any more, and what is
 * read there anybody may have written whom root does not trust. It happens easily: sudo may keep HOME.
 *
 * @param ownUid number of the user this program runs as; empty where the system has none
 */
public record StatePlace(Path directory, OptionalLong ownUid) {

    private static final long ROOT = 0;

    /** Why nothing is to be written there: it, or while it is missing what it would be made in, belongs to somebody else. */
    public Optional<Message> belongsToAnother() {
        Path nearest = nearest();
        if (ownUid.isEmpty()
                || !nearest.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        try {
            long owner = Integer.toUnsignedLong((int) Files.getAttribute(nearest, "unix:uid"));
            boolean ours = owner == ownUid.getAsLong() || (owner == ROOT && !nearest.equals(directory));
            return ours
                    ? Optional.empty()
                    : Optional.of(Message.of(
                            Phrase.STATE_OF_ANOTHER,
                            nearest,
                            Files.getOwner(nearest).getName()));
        } catch (IOException _) {
            // Whoever wants to write there will be told why he cannot.
            return Optional.empty();
        }
    }

    /** The directory, or the nearest above it that is there. */
    Path nearest() {
        return new Disk(directory).nearest();
    }
}
