package io.github.pidkeeper.core.lifecycle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A small record on disk: a first line with its version, then {@code key value} lines, then {@code end} with the CRC-32 of
 * all that is before it.
 *
 * <p>A record that is torn, changed, or does not say what it should is reported as damaged, and whoever asks goes on as if
 * there were none: a record may add to what can be seen, never replace it.
 *
 * <p>Programs of different versions may meet at one record. A later version keeps this frame, and may add fields but not
 * change the meaning of one; so its record is understood here as far as it has what is known here. One that has not is
 * reported as foreign, and is not to be ignored. It is never overwritten or deleted, but kept beside the new one: this
 * version cannot know what it drops.
 *
 * @param <T> what it records
 */
final class RecordFile<T> {

    private static final int VERSION = 1;
    private static final Pattern FRAME =
            Pattern.compile("(pidkeeper-record ([0-9]{1,9})\n(.*))end ([0-9a-f]{8})\n?", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("([^ \n]+) ([^\n]*)\n");
    private static final int LARGEST = 4096;

    private final Path path;
    private final Function<T, Map<String, String>> toFields;
    private final Function<Map<String, String>, T> fromFields;
    private volatile Optional<Known<T>> known = Optional.empty();

    /** @param fromFields throws IllegalArgumentException for fields that mean nothing */
    RecordFile(Path path, Function<T, Map<String, String>> toFields, Function<Map<String, String>, T> fromFields) {
        this.path = path;
        this.toFields = toFields;
        this.fromFields = fromFields;
    }

    /** What became of reading a record. */
    sealed interface Reading<T> {

        record Present<T>(T value) implements Reading<T> {}

        record Absent<T>() implements Reading<T> {}

        record Damaged<T>(Path path) implements Reading<T> {}

        /** Whole, of another version, and without what this version has to find in it. */
        record Foreign<T>(Path path) implements Reading<T> {}
    }

    Path path() {
        return path;
    }

    /** A record that is the version which was read before is not read again. */
    Reading<T> read() {
        try {
            var version = Version.of(path);
            Optional<Known<T>> before = known;
            if (before.filter(it -> it.version().equals(version)).isPresent()) {
                return before.get().reading();
            }
            Reading<T> reading = frame().map(this::parse).orElseGet(() -> new Reading.Damaged<>(path));
            known = Optional.of(new Known<>(version, reading));
            return reading;
        } catch (NoSuchFileException _) {
            return new Reading.Absent<>();
        } catch (IOException _) {
            return new Reading.Damaged<>(path);
        }
    }

    void write(T value) throws IOException {
        keepIfOfLaterVersion();
        var text = new StringBuilder("pidkeeper-record ").append(VERSION).append('\n');
        toFields.apply(value)
                .forEach((key, field) ->
                        text.append(key).append(' ').append(field).append('\n'));
        String checksum = checksum(text.toString().getBytes(UTF_8));
        new PrivateFile(path)
                .replace(text.append("end ")
                        .append(checksum)
                        .append('\n')
                        .toString()
                        .getBytes(UTF_8));
    }

    /** Takes away what a writing that was cut short has left; the record itself stays as it is. */
    void sweep() throws IOException {
        new PrivateFile(path).sweep();
    }

    void drop() throws IOException {
        keepIfOfLaterVersion();
        Files.deleteIfExists(path);
    }

    private void keepIfOfLaterVersion() throws IOException {
        int version;
        try {
            version = frame().map(RecordFile::version).orElse(VERSION);
        } catch (NoSuchFileException _) {
            return;
        }
        if (version > VERSION) {
            Path beside = path.resolveSibling(path.getFileName() + ".version-" + version);
            Files.move(path, beside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The record with its bytes as characters, if it is whole. */
    private Optional<Matcher> frame() throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path)) {
            Matcher frame = FRAME.matcher(new String(in.readNBytes(LARGEST + 1), ISO_8859_1));
            return frame.matches()
                            && frame.end() <= LARGEST
                            && checksum(frame.group(1).getBytes(ISO_8859_1)).equals(frame.group(4))
                    ? Optional.of(frame)
                    : Optional.empty();
        }
    }

    private Reading<T> parse(Matcher frame) {
        try {
            return new Reading.Present<>(fromFields.apply(fields(frame)));
        } catch (IllegalArgumentException _) {
            return version(frame) == VERSION ? new Reading.Damaged<>(path) : new Reading.Foreign<>(path);
        }
    }

    /** @throws IllegalArgumentException if there is a line that is no field */
    private static Map<String, String> fields(Matcher frame) {
        String text = new String(frame.group(3).getBytes(ISO_8859_1), UTF_8);
        var fields = new LinkedHashMap<String, String>();
        Matcher field = FIELD.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!field.region(end, text.length()).lookingAt()) {
                throw new IllegalArgumentException("not a field: " + text.substring(end));
            }
            fields.put(field.group(1), field.group(2));
            end = field.end();
        }
        return fields;
    }

    private static int version(Matcher frame) {
        return Integer.parseInt(frame.group(2));
    }

    private static String checksum(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private record Known<T>(Version version, Reading<T> reading) {}

    /** Records are replaced, never changed: another version is another file. */
    private record Version(Optional<Object> file, long size, FileTime modified) {

        static Version of(Path path) throws IOException {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Version(
                    Optional.ofNullable(attributes.fileKey()), attributes.size(), attributes.lastModifiedTime());
        }
    }
}
