package io.github.pidkeeper.core.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All lines of a tape. What is kept is how many lines end before every 64 KiB: a few bytes for each. */
public final class IndexedLines implements NumberedLines {

    private static final int STRIDE = 64 * 1024;

    private final LogTape tape;
    private final long start;
    private final LogReader reader;
    private final byte[] block = new byte[STRIDE];
    private long[] endedBefore = new long[16];
    private int strides;
    private long countedTo;
    private long ended;
    private boolean open;

    /** Nothing is counted yet. */
    public IndexedLines(LogTape tape) {
        this.tape = tape;
        this.start = tape.start();
        this.countedTo = start;
        this.reader = new LogReader(tape);
    }

    @Override
    public synchronized int size() {
        return (int) Math.min(Integer.MAX_VALUE, ended + (open ? 1 : 0));
    }

    @Override
    public boolean isValid() {
        return tape.start() == start;
    }

    @Override
    public boolean extend(Progress progress) throws IOException {
        while (step()) {
            if (!progress.at(countedTo())) {
                return false;
            }
        }
        return true;
    }

    private synchronized long countedTo() {
        return countedTo;
    }

    private synchronized boolean step() throws IOException {
        int within = (int) ((countedTo - start) % STRIDE);
        int read = tape.read(countedTo, block, STRIDE - within);
        if (read == 0) {
            return false;
        }
        if (within == 0) {
            if (strides == endedBefore.length) {
                endedBefore = Arrays.copyOf(endedBefore, strides * 2);
            }
            endedBefore[strides++] = ended;
        }
        ended += ends(read);
        open = block[read - 1] != '\n';
        countedTo += read;
        return true;
    }

    private int ends(int count) {
        int ends = 0;
        for (int at = 0; at < count; at++) {
            if (block[at] == '\n') {
                ends++;
            }
        }
        return ends;
    }

    @Override
    public synchronized List<LogLine> lines(int from, int count) throws IOException {
        var lines = new ArrayList<LogLine>();
        if (from < size() && count > 0) {
            reader.forwards(positionOf(from), countedTo, line -> {
                lines.add(line);
                return lines.size() < count;
            });
        }
        return lines;
    }

    /** Behind the end of the line before. */
    private long positionOf(int number) throws IOException {
        if (number == 0) {
            return start;
        }
        int stride = Arrays.binarySearch(endedBefore, 0, strides, number);
        // The last one before which fewer lines have ended; a long line leaves several strides alike.
        stride = stride < 0 ? -stride - 2 : stride;
        while (stride >= 0 && endedBefore[stride] >= number) {
            stride--;
        }
        long left = number - endedBefore[stride];
        for (long at = start + (long) stride * STRIDE; ; ) {
            int read = tape.read(at, block, STRIDE);
            for (int i = 0; i < read; i++) {
                if (block[i] == '\n' && --left == 0) {
                    return at + i + 1;
                }
            }
            if (read == 0) {
                return tape.end();
            }
            at += read;
        }
    }

    @Override
    public synchronized int numberAt(long position) throws IOException {
        if (position <= start) {
            return 0;
        }
        if (position >= countedTo) {
            return size();
        }
        int stride = (int) ((position - start) / STRIDE);
        long from = start + (long) stride * STRIDE;
        int read = tape.read(from, block, (int) (position - from));
        boolean begins = read > 0 ? block[read - 1] == '\n' : reader.lineAt(position) == position;
        return (int) Math.min(Integer.MAX_VALUE, endedBefore[stride] + ends(read) + (begins ? 0 : 1));
    }
}
