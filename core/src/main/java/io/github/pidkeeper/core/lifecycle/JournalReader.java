package io.github.pidkeeper.core.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the journal, all its files in the order in which they were written, whatever is added or moved meanwhile. Takes no
 * lock and changes nothing.
 *
 * <p>A line that is torn or damaged is passed over and counted, and costs no other line.
 *
 * @param stateDirectory where the journal is
 */
public record JournalReader(Path stateDirectory) {

    /** A last line without its end is either torn, or will be whole in a moment. */
    private static final int ATTEMPTS = 20;

    private static final Duration PAUSE = Duration.ofMillis(1);

    /**
     * What the journal says.
     *
     * @param lines oldest first
     * @param damaged how many lines could not be read
     */
    public record Reading(List<Line> lines, int damaged) {
        public Reading {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line.
     *
     * @param text as it is stored, without its end
     */
    public record Line(String text, JournalEntry entry) {}

    /**
     * Reads all that there is.
     *
     * @throws IOException if a file of the journal is there and cannot be read
     */
    public Reading read() throws IOException {
        var oldestFirst = new ArrayDeque<JournalContent>();
        var known = new HashSet<>();
        for (Path file : new JournalFiles(stateDirectory).newestFirst()) {
            read(file, known, oldestFirst);
        }
        var lines = new ArrayList<Line>();
        int damaged = 0;
        for (JournalContent content : oldestFirst) {
            damaged += content.addTo(lines);
        }
        return new Reading(lines, damaged);
    }

    /** Reads a file, unless it is one that was moved here after it had been read; again if it was moved away meanwhile. */
    private static void read(Path file, Set<Object> known, Deque<JournalContent> oldestFirst) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<BasicFileAttributes> before = JournalFiles.look(file);
            if (before.isEmpty() || known.contains(key(file, before.get()))) {
                return;
            }
            Object key = key(file, before.get());
            Optional<byte[]> content = content(file);
            boolean moved = JournalFiles.look(file)
                    .filter(after -> key(file, after).equals(key))
                    .isEmpty();
            if (content.isPresent() && !moved && (endsWithLine(content.get()) || attempt == ATTEMPTS)) {
                known.add(key);
                oldestFirst.addFirst(new JournalContent(content.get()));
                return;
            }
            LockSupport.parkNanos(JournalReader.class, PAUSE.toNanos());
        }
    }

    private static Optional<byte[]> content(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Whether nobody was in the middle of a line. */
    private static boolean endsWithLine(byte[] content) {
        return content.length == 0 || content[content.length - 1] == '\n';
    }

    /** Where files have no identity of their own, that is their path. */
    private static Object key(Path file, BasicFileAttributes attributes) {
        return Objects.requireNonNullElse(attributes.fileKey(), file);
    }
}
