package io.github.pidkeeper.app.window.log;

import java.util.List;

/**
 * Rows that were read together.
 *
 * @param number of the page, from 0
 */
record LogPage(int number, List<LogRow> rows) {

    static final int SIZE = 64;

    LogPage {
        rows = List.copyOf(rows);
    }

    /** The number of the page that a row is on. */
    static int of(int row) {
        return row / SIZE;
    }
}
