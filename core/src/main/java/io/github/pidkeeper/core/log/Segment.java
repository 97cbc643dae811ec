package io.github.pidkeeper.core.log;

import java.io.IOException;

/**
 * One file of a log that goes on in another.
 *
 * @param base the position of its first byte on the tape
 * @param length how many of its bytes count
 * @param padded its last line has no end, and is given one
 */
record Segment(OpenLog file, long base, long length, boolean padded) {

    /** The position behind it. */
    long end() {
        return base + length + (padded ? 1 : 0);
    }

    Segment grown(long size) {
        return new Segment(file, base, size, false);
    }

    /** The same as it is when nothing more will be written to it. */
    Segment sealed() throws IOException {
        byte[] last = new byte[1];
        boolean open = length > 0 && file.read(length - 1, last, 0, 1) == 1 && last[0] != '\n';
        return new Segment(file, base, length, open);
    }

    /** Reads from this position on, to the end of the segment at most. */
    int read(long position, byte[] into, int from, int count) throws IOException {
        long within = position - base;
        int wanted = (int) Math.min(count, length - within);
        int read = wanted > 0 ? file.read(within, into, from, wanted) : 0;
        if (read == wanted && read < count && padded) {
            into[from + read] = '\n';
            return read + 1;
        }
        return read;
    }
}
