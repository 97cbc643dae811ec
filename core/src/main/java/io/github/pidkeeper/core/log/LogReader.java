package io.github.pidkeeper.core.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads a tape line by line, forwards and backwards, in blocks: what is kept of it does not grow with it. For several threads,
 * each with its own.
 */
public final class LogReader {

    private static final int BLOCK = 256 * 1024;

    /** Backwards the lines of a block are kept until all are known. */
    private static final int STEP = 64 * 1024;

    private final LogTape tape;
    private final LineParser parser = new LineParser();
    private final byte[] block = new byte[BLOCK];

    public LogReader(LogTape tape) {
        this.tape = tape;
    }

    /** Sees the lines in the order of the tape; returns whether to go on. */
    @FunctionalInterface
    public interface Visitor {
        boolean visit(LogLine line);
    }

    /**
     * Visits the lines that begin from here on and before there.
     *
     * @param from where a line begins
     * @return the position behind the last line that was visited
     */
    public long forwards(long from, long to, Visitor visitor) throws IOException {
        long at = Math.max(from, tape.start());
        while (at < to) {
            int count = tape.read(at, block, BLOCK);
            if (count == 0) {
                return at;
            }
            int begin = 0;
            for (int end = endOfLine(begin, count); end >= 0 && at + begin < to; end = endOfLine(begin, count)) {
                int next = end + 1;
                if (!visitor.visit(parser.parse(at + begin, end - begin, true, block, begin, end - begin))) {
                    return at + next;
                }
                begin = next;
            }
            if (begin > 0 || at + begin >= to) {
                at += begin;
                continue;
            }
            // It is longer than the block, or nobody has written its end yet.
            var line = longLine(at, count);
            at += line.length() + (line.ended() ? 1 : 0);
            if (!visitor.visit(line)) {
                return at;
            }
        }
        return at;
    }

    private LogLine longLine(long from, int count) throws IOException {
        byte[] head = Arrays.copyOf(block, Math.min(count, LogLine.LONGEST));
        long at = from + count;
        for (int more = tape.read(at, block, BLOCK); more > 0; more = tape.read(at, block, BLOCK)) {
            int end = endOfLine(0, more);
            if (end >= 0) {
                return parser.parse(from, at + end - from, true, head, 0, head.length);
            }
            at += more;
        }
        return parser.parse(from, at - from, false, head, 0, head.length);
    }

    private int endOfLine(int from, int count) {
        for (int at = from; at < count; at++) {
            if (block[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** Visits the lines that begin before this position, the last one first. */
    public void backwards(long before, Visitor visitor) throws IOException {
        long to = before;
        while (to > tape.start()) {
            long from = lineAt(Math.max(tape.start(), to - STEP));
            var lines = new ArrayList<LogLine>();
            forwards(from, to, lines::add);
            for (LogLine line : lines.reversed()) {
                if (!visitor.visit(line)) {
                    return;
                }
            }
            to = from;
        }
    }

    /** Where the line begins that this position is in. */
    public long lineAt(long position) throws IOException {
        byte[] piece = new byte[STEP];
        long to = position;
        while (to > tape.start()) {
            long from = Math.max(tape.start(), to - STEP);
            int count = tape.read(from, piece, (int) (to - from));
            for (int at = count - 1; at >= 0; at--) {
                if (piece[at] == '\n') {
                    return from + at + 1;
                }
            }
            to = from;
        }
        return tape.start();
    }

    /** The last lines of which this is so, in the order of the tape. */
    public List<LogLine> last(int most, Predicate<LogLine> wanted) throws IOException {
        var lines = new ArrayList<LogLine>();
        if (most > 0) {
            backwards(tape.end(), line -> {
                if (wanted.test(line)) {
                    lines.add(line);
                }
                return lines.size() < most;
            });
        }
        return lines.reversed();
    }
}
