package io.github.pidkeeper.core.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Reads the journal, all its files in the order in which they were written, whatever is added or moved meanwhile. Takes no
 * lock, changes nothing, and holds one line of it at a time, however long it has become.
 *
 * <p>A line that is torn or damaged is passed over and counted, and costs no other line.
 *
 * @param stateDirectory where the journal is
 */
public record JournalReader(Path stateDirectory) {

    /** A last line without its end is either torn, or will be whole in a moment. */
    private static final int ATTEMPTS = 20;

    private static final Duration PAUSE = Duration.ofMillis(1);

    /** What takes longer to give some bytes than a disk takes to wake up does not answer. */
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private static final int AT_ONCE = 64 * 1024;

    /**
     * One line.
     *
     * @param text as it is stored, without its end
     */
    public record Line(String text, JournalEntry entry) {}

    /** What is written to; it may not be there yet, and older ones lie beside it. */
    public Path file() {
        return new JournalFiles(stateDirectory).current();
    }

    /**
     * The state of the journal, which is another one as soon as something was added: by it is told, without reading, whether
     * there is anything new.
     *
     * @throws IOException as {@link #read} does
     */
    public List<Object> state() throws IOException {
        return inTime(() -> {
            var state = new ArrayList<Object>();
            for (Path file : new JournalFiles(stateDirectory).newestFirst()) {
                JournalFiles.look(file)
                        .ifPresent(it -> state.add(List.of(key(file, it), it.size(), it.lastModifiedTime())));
            }
            return state;
        });
    }

    /**
     * Reads all that there is, or as much as is wanted.
     *
     * @param wanted is given each line, the oldest first, and says whether the next is wanted too
     * @return how many lines could not be read
     * @throws InterruptedByTimeoutException if the file system does not answer
     * @throws NotDirectoryException if what is no directory is where the state directory is, or would be
     * @throws IOException if a file of the journal is there and cannot be read
     */
    public long read(Predicate<Line> wanted) throws IOException {
        return readLast(Long.MAX_VALUE, wanted);
    }

    /**
     * Reads the end alone, or as much of it as is wanted.
     *
     * @param bytes how much of it; where a line is cut in two by that, it counts as one that cannot be read
     */
    long readLast(long bytes, Predicate<Line> wanted) throws IOException {
        var lines = new JournalBytes(wanted);
        Deque<SeekableByteChannel> oldestFirst = inTime(() -> openLast(bytes));
        boolean answers = true;
        try {
            boolean more = true;
            for (SeekableByteChannel file : oldestFirst) {
                more = more && read(file, lines);
            }
        } catch (InterruptedByTimeoutException e) {
            answers = false;
            throw e;
        } finally {
            // What does not answer is not closed either: that, too, could be waited for.
            if (answers) {
                close(oldestFirst);
            }
        }
        return lines.damaged();
    }

    private static void close(Deque<SeekableByteChannel> files) throws IOException {
        for (SeekableByteChannel file : files) {
            file.close();
        }
    }

    private Deque<SeekableByteChannel> openLast(long bytes) throws IOException {
        Deque<SeekableByteChannel> oldestFirst = open();
        long left = bytes;
        for (Iterator<SeekableByteChannel> files = oldestFirst.descendingIterator(); files.hasNext(); ) {
            SeekableByteChannel file = files.next();
            long size = file.size();
            file.position(Math.max(0, size - left));
            left = Math.max(0, left - size);
        }
        return oldestFirst;
    }

    /** An open file is the same whatever is moved; so they are opened from the new end to the old, in which they move. */
    private Deque<SeekableByteChannel> open() throws IOException {
        Path nearest = new Disk(stateDirectory).nearest();
        if (!Files.isDirectory(nearest)) {
            throw new NotDirectoryException(nearest.toString());
        }
        var oldestFirst = new ArrayDeque<SeekableByteChannel>();
        var known = new HashSet<>();
        try {
            for (Path file : new JournalFiles(stateDirectory).newestFirst()) {
                open(file, known).ifPresent(oldestFirst::addFirst);
            }
        } catch (IOException e) {
            close(oldestFirst);
            throw e;
        }
        return oldestFirst;
    }

    /** Unless it is one that was moved here after it had been opened; tried again if it was moved away meanwhile. */
    private static Optional<SeekableByteChannel> open(Path file, Set<Object> known) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<BasicFileAttributes> before = JournalFiles.look(file);
            if (before.isEmpty() || known.contains(key(file, before.get()))) {
                return Optional.empty();
            }
            Object key = key(file, before.get());
            Optional<SeekableByteChannel> opened = open(file);
            if (JournalFiles.look(file)
                    .filter(after -> key(file, after).equals(key))
                    .isPresent()) {
                known.add(key);
                return opened;
            }
            if (opened.isPresent()) {
                opened.get().close();
            }
        }
        return Optional.empty();
    }

    private static Optional<SeekableByteChannel> open(Path file) throws IOException {
        try {
            return Optional.of(Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static boolean read(SeekableByteChannel file, JournalBytes lines) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(AT_ONCE);
        boolean ended = true;
        for (int attempt = 1; attempt <= ATTEMPTS; ) {
            buffer.clear();
            int count = inTime(() -> file.read(buffer));
            if (count > 0) {
                if (!lines.take(buffer.array(), count)) {
                    return false;
                }
                ended = buffer.get(count - 1) == '\n';
                attempt = 1;
            } else if (ended) {
                break;
            } else {
                // Somebody may be in the middle of a line.
                attempt++;
                LockSupport.parkNanos(JournalReader.class, PAUSE.toNanos());
            }
        }
        lines.end();
        return true;
    }

    private static <T> T inTime(Callable<T> work) throws IOException {
        try {
            Optional<T> result = new SpareThread(LIMIT).result(() -> {
                try {
                    return work.call();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            return result.orElseThrow(InterruptedByTimeoutException::new);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Where files have no identity of their own, that is their path. */
    private static Object key(Path file, BasicFileAttributes attributes) {
        return Objects.requireNonNullElse(attributes.fileKey(), file);
    }
}
