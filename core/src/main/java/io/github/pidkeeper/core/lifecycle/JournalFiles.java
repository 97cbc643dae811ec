package io.github.pidkeeper.core.lifecycle;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files of the journal: {@code journal.jsonl}, which is written to, and {@code journal.jsonl.1} and so on, each older
 * than the one before.
 *
 * <p>A file only ever moves towards the older end. Whoever opens them from the new end to the old meets every one of them,
 * also while they are moved; some perhaps twice.
 *
 * @param directory where they are
 */
record JournalFiles(Path directory) {

    /** Some 200 operations, and opened by any editor at once. */
    static final long LARGEST = 1024 * 1024;

    /** Together some 1,200 operations: years of a broker that people start and stop, weeks of one that cron looks after. */
    static final int OLDER = 5;

    Path current() {
        return directory.resolve("journal.jsonl");
    }

    /** Held while a line is added, and never deleted. */
    Path lock() {
        return directory.resolve("journal.lock");
    }

    List<Path> newestFirst() {
        return Stream.concat(
                        Stream.of(current()), IntStream.rangeClosed(1, OLDER).mapToObj(this::older))
                .toList();
    }

    /**
     * What there is at a path of the journal; empty where there is nothing.
     *
     * @throws IOException if it is no plain file: a link could lead anywhere, and a FIFO would have us wait
     */
    static Optional<BasicFileAttributes> look(Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                throw new FileSystemException(file.toString(), null, "it is not a plain file");
            }
            return Optional.of(attributes);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Moves every file one place on, the oldest out; for whoever holds the lock. A gap that a crash has left is used up first. */
    void rotate() throws IOException {
        int free = 1;
        while (free < OLDER && Files.exists(older(free), LinkOption.NOFOLLOW_LINKS)) {
            free++;
        }
        for (int place = free; place > 1; place--) {
            move(older(place - 1), older(place));
        }
        move(current(), older(1));
    }

    private Path older(int place) {
        return directory.resolve("journal.jsonl." + place);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
