package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.pidfile.FileAccess.Kind;
import io.github.pidkeeper.core.pidfile.FileStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What stat(2) tells about a file. */
public record UnixFile(FileStamp stamp, int mode) {

    private static final int TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int SOCKET = 0140000;
    private static final int WRITABLE_BY_ALL = 0002;

    /** Asks the system; {@code NOFOLLOW_LINKS} makes it lstat(2). */
    public static UnixFile at(Path path, LinkOption... options) throws IOException {
        Map<String, Object> attributes =
                Files.readAttributes(path, "unix:dev,ino,size,lastModifiedTime,uid,mode", options);
        var stamp = new FileStamp(
                number(attributes, "dev"),
                number(attributes, "ino"),
                number(attributes, "size"),
                ((FileTime) value(attributes, "lastModifiedTime")).toInstant(),
                Integer.toUnsignedLong((int) number(attributes, "uid")));
        return new UnixFile(stamp, (int) number(attributes, "mode"));
    }

    /** What it is instead of a regular file; empty for a regular file. */
    public Optional<Kind> kind() {
        return switch (mode & TYPE) {
            case REGULAR -> Optional.empty();
            case LINK -> Optional.of(Kind.LINK);
            case DIRECTORY -> Optional.of(Kind.DIRECTORY);
            case FIFO -> Optional.of(Kind.FIFO);
            case SOCKET -> Optional.of(Kind.SOCKET);
            default -> Optional.of(Kind.DEVICE);
        };
    }

    /** Whether both are one file, whatever their names and versions. */
    public boolean isSameAs(UnixFile other) {
        return stamp.device() == other.stamp.device() && stamp.inode() == other.stamp.inode();
    }

    public boolean writableByAll() {
        return (mode & WRITABLE_BY_ALL) != 0;
    }

    private static long number(Map<String, Object> attributes, String name) {
        return ((Number) value(attributes, name)).longValue();
    }

    private static Object value(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }
}
