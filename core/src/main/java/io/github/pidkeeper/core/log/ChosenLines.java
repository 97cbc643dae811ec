package io.github.pidkeeper.core.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The lines of a tape that somebody wants to see. What is kept is where each begins, and of very many lines the newest: more
 * than that nobody looks through.
 */
public final class ChosenLines implements NumberedLines {

    private static final int MOST = 250_000;
    private static final int BLOCK = 1024 * 1024;

    private final LogTape tape;
    private final long start;
    private final Predicate<LogLine> wanted;
    private final LogReader reader;
    private long[] positions = new long[64];
    private int size;
    private long dropped;
    private long seenTo;
    private boolean atOpenLine;
    private boolean lastIsOpen;
    private boolean valid = true;

    /** Nothing is looked through yet. */
    public ChosenLines(LogTape tape, Predicate<LogLine> wanted) {
        this.tape = tape;
        this.start = tape.start();
        this.seenTo = start;
        this.wanted = wanted;
        this.reader = new LogReader(tape);
    }

    @Override
    public synchronized int size() {
        return size;
    }

    /** How many were found, also those that are too many to be kept. */
    public synchronized long found() {
        return dropped + size;
    }

    @Override
    public synchronized boolean isValid() {
        return valid && tape.start() == start;
    }

    @Override
    public synchronized boolean extend(Progress progress) throws IOException {
        if (lastIsOpen) {
            // It may have got longer, and be another one by now.
            size--;
            lastIsOpen = false;
        }
        atOpenLine = false;
        boolean numbered = size > 0;
        long droppedBefore = dropped;
        long end = tape.end();
        boolean wanted = true;
        while (wanted && seenTo < end && !atOpenLine) {
            long from = seenTo;
            reader.forwards(from, Math.min(end, from + BLOCK), this::see);
            wanted = seenTo > from && progress.at(seenTo);
        }
        valid &= !numbered || dropped == droppedBefore;
        return seenTo >= end || atOpenLine;
    }

    private boolean see(LogLine line) {
        if (wanted.test(line)) {
            add(line.position());
            lastIsOpen = !line.ended();
        }
        if (line.ended()) {
            seenTo = line.position() + line.length() + 1;
        }
        atOpenLine = !line.ended();
        return line.ended();
    }

    private void add(long position) {
        if (size == MOST) {
            int half = MOST / 2;
            System.arraycopy(positions, half, positions, 0, size - half);
            size -= half;
            dropped += half;
        }
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, Math.min(MOST, size * 2));
        }
        positions[size++] = position;
    }

    @Override
    public synchronized List<LogLine> lines(int from, int count) throws IOException {
        var lines = new ArrayList<LogLine>();
        for (int number = from; number < Math.min(size, from + count); number++) {
            reader.forwards(positions[number], positions[number] + 1, line -> {
                lines.add(line);
                return false;
            });
        }
        return lines;
    }

    @Override
    public synchronized int numberAt(long position) {
        int number = Arrays.binarySearch(positions, 0, size, position);
        return number < 0 ? -number - 1 : number;
    }

    /** Where the line of this number begins. */
    public synchronized long positionOf(int number) {
        return positions[number];
    }
}
