package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.process.User;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks what is at a path, opens it only if that is a regular file, and asks again whether it still is the same one. In
 * between, somebody could put a FIFO there and keep the caller waiting: a look belongs on a thread that can be spared.
 */
public final class PortableFileAccess implements FileAccess {

    private static final int LOOKS = 3;
    private static final long ROOT = 0;

    private final User user;

    public PortableFileAccess(User user) {
        this.user = user;
    }

    @Override
    public Found look(Path path, int limit) {
        try {
            Optional<Found> found = Optional.empty();
            for (int i = 0; i < LOOKS && found.isEmpty(); i++) {
                found = lookOnce(path, limit);
            }
            return found.orElseGet(() -> new Found.Unreadable("it keeps changing"));
        } catch (NoSuchFileException _) {
            return new Found.Nothing();
        } catch (IOException e) {
            return Found.Unreadable.because(e);
        }
    }

    @Override
    public OptionalLong ownUid() {
        return user.isNumbered() ? OptionalLong.of(user.uid()) : OptionalLong.empty();
    }

    /** Empty if the file was replaced while it was read. */
    private Optional<Found> lookOnce(Path path, int limit) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? lookAsUnix(path, limit)
                : lookAnywhere(path, limit);
    }

    private Optional<Found> lookAsUnix(Path path, int limit) throws IOException {
        UnixFile file = UnixFile.at(path, LinkOption.NOFOLLOW_LINKS);
        Optional<Kind> special = file.kind();
        if (special.isPresent()) {
            return Optional.of(new Found.Special(special.get()));
        }
        byte[] head = head(path, limit);
        long owner = file.stamp().ownerUid();
        return UnixFile.at(path, LinkOption.NOFOLLOW_LINKS).equals(file)
                ? Optional.of(new Found.PlainFile(
                        file.stamp(), file.writableByAll(), owner == ROOT || owner == user.uid(), head))
                : Optional.empty();
    }

    private static Optional<Found> lookAnywhere(Path path, int limit) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            return Optional.of(new Found.Special(kind(attributes)));
        }
        byte[] head = head(path, limit);
        var stamp = new FileStamp(
                0, 0, attributes.size(), attributes.lastModifiedTime().toInstant(), 0);
        return Optional.of(new Found.PlainFile(stamp, false, true, head));
    }

    private static byte[] head(Path path, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(limit);
        }
    }

    private static Kind kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Kind.LINK;
        }
        return attributes.isDirectory() ? Kind.DIRECTORY : Kind.DEVICE;
    }
}
