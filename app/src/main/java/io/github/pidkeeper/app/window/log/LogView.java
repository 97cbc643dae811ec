package io.github.pidkeeper.app.window.log;

import io.github.pidkeeper.core.log.LogFiles.Opening;
import io.github.pidkeeper.core.log.NumberedLines;
import java.util.List;

/**
 * What is to be shown of a log after a look at it.
 *
 * @param found what is at its path
 * @param bytes how many there are to be read
 * @param lines the ones to show: all, or those that are wanted
 * @param rows how many of them
 * @param all how many lines there are
 * @param last pages at the end of them
 * @param matches how many lines have the text that is searched for; empty text of a search finds none
 * @param cutOff the file was cut off
 * @param gap lines may be missing
 */
record LogView(
        Opening found,
        long bytes,
        NumberedLines lines,
        int rows,
        int all,
        List<LogPage> last,
        long matches,
        boolean cutOff,
        boolean gap) {

    LogView {
        last = List.copyOf(last);
    }
}
