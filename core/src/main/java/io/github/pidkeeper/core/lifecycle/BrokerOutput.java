package io.github.pidkeeper.core.lifecycle;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What a broker that was started here has written; of the run before, the last output is kept too. */
record BrokerOutput(Path path) {

    private static final int LAST_LINES = 20;
    private static final int LAST_BYTES = 16 * 1024;

    /** Begins a new run with nothing written. */
    void begin() throws IOException {
        if (Files.exists(path)) {
            Files.move(
                    path,
                    path.resolveSibling(path.getFileName() + ".1"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        new PrivateFile(path).create();
    }

    /** The broker's last words, oldest first; empty where there are none or they cannot be read. */
    List<String> lastLines() {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(0, file.length() - LAST_BYTES);
            byte[] tail = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(tail);
            List<String> lines = new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException _) {
            return List.of();
        }
    }
}
