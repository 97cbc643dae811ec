package io.github.pidkeeper.core.lifecycle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A small record on disk: a first line with its version, then {@code key value} lines, then {@code end}.
 *
 * <p>A record that is torn, does not say what it should, or is of a version that this program does not know, is reported as
 * damaged, and whoever asks goes on as if there were none: a record may add to what can be seen, never replace it.
 *
 * @param <T> what it records
 */
final class RecordFile<T> {

    private static final String FIRST_LINE = "pidkeeper-record 1";
    private static final String LAST_LINE = "end";
    private static final int LARGEST = 4096;

    private final Path path;
    private final Function<T, Map<String, String>> toFields;
    private final Function<Map<String, String>, T> fromFields;

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
    }

    Reading<T> read() {
        try {
            if (Files.size(path) > LARGEST) {
                return new Reading.Damaged<>(path);
            }
            return parse(Files.readAllLines(path));
        } catch (NoSuchFileException _) {
            return new Reading.Absent<>();
        } catch (IOException | IllegalArgumentException _) {
            return new Reading.Damaged<>(path);
        }
    }

    void write(T value) throws IOException {
        var text = new StringBuilder(FIRST_LINE).append('\n');
        toFields.apply(value)
                .forEach((key, field) ->
                        text.append(key).append(' ').append(field).append('\n'));
        text.append(LAST_LINE).append('\n');
        new PrivateFile(path).replace(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    void drop() throws IOException {
        Files.deleteIfExists(path);
    }

    private Reading<T> parse(List<String> lines) {
        if (lines.size() < 2
                || !lines.getFirst().equals(FIRST_LINE)
                || !lines.getLast().equals(LAST_LINE)) {
            return new Reading.Damaged<>(path);
        }
        var fields = new LinkedHashMap<String, String>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            int blank = line.indexOf(' ');
            if (blank < 0) {
                return new Reading.Damaged<>(path);
            }
            fields.put(line.substring(0, blank), line.substring(blank + 1));
        }
        return new Reading.Present<>(fromFields.apply(fields));
    }
}
