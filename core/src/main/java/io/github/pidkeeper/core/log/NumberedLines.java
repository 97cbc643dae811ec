package io.github.pidkeeper.core.log;

import java.io.IOException;
import java.util.List;

/**
 * Lines of a tape by their number, as a list shows them: each call reads what it is asked for and no more. Safe for use by
 * several threads; calls may block where the file system does.
 */
public interface NumberedLines {

    /** How many there are, as of the last time that what was new was taken in. */
    int size();

    /** So many lines from this number on, as far as there are. */
    List<LogLine> lines(int from, int count) throws IOException;

    /** The number of the first line that begins at this position or behind it; the size if there is none. */
    int numberAt(long position) throws IOException;

    /** Takes in what has been written since; returns whether it came to the end. */
    boolean extend(Progress progress) throws IOException;

    /** Whether the numbers still mean the lines that they meant: the tape begins where it did. */
    boolean isValid();

    /** Is told how far something has come that may take a while. */
    @FunctionalInterface
    interface Progress {

        /** Returns whether to go on. */
        boolean at(long position);
    }
}
