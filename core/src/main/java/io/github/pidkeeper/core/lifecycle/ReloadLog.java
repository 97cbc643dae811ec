package io.github.pidkeeper.core.lifecycle;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a broker has written since a certain moment: into its log, and into the output that it was started with. */
final class ReloadLog {

    private static final int LARGEST = 16 * 1024;
    private static final int MOST_LINES = 20;

    /** As Mosquitto says it; what clients do wrong comes later, and is called otherwise. */
    private static final Pattern BEGIN = Pattern.compile("(?:^|: )Reloading config\\.$");

    private static final Pattern TROUBLE = Pattern.compile("(?:^|: )(?:Error|Warning)\\b");
    private static final Pattern ERROR = Pattern.compile("(?:^|: )Error\\b");

    private final Map<Path, Long> lengths = new LinkedHashMap<>();

    /** From now on. */
    ReloadLog(List<Path> files) {
        files.forEach(file -> lengths.put(file, length(file)));
    }

    /** The errors that it met when it read its configuration again; empty where it met none, or does not say. */
    List<String> errors() {
        return lengths.keySet().stream()
                .map(file -> ofReload(lines(file)))
                .filter(lines -> !lines.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** All that it has written, as far as that is not too much. */
    List<String> lines() {
        return lengths.keySet().stream()
                .map(this::lines)
                .filter(lines -> !lines.isEmpty())
                .findFirst()
                .map(lines -> lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()))
                .orElse(List.of());
    }

    private static List<String> ofReload(List<String> lines) {
        var errors = lines.stream()
                .dropWhile(line -> !BEGIN.matcher(line).find())
                .skip(1)
                .takeWhile(line -> TROUBLE.matcher(line).find())
                .filter(line -> ERROR.matcher(line).find())
                .toList();
        return errors.subList(0, Math.min(errors.size(), MOST_LINES));
    }

    /** Of a file that has become shorter, another one begins. */
    private List<String> lines(Path file) {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long before = lengths.getOrDefault(file, 0L);
            long from = in.length() < before ? 0 : before;
            byte[] bytes = new byte[(int) Math.min(LARGEST, in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static long length(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException _) {
            return 0;
        }
    }
}
