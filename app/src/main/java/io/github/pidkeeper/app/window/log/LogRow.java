package io.github.pidkeeper.app.window.log;

import io.github.pidkeeper.core.log.LogLevel;

/**
 * A line of a log as it is shown.
 *
 * @param time local, with its date; empty text where the line has none
 * @param level in words; empty text where nothing is told
 * @param text harmless, and no longer than can be shown
 */
record LogRow(long position, String time, LogLevel gravity, String level, String text) {

    /** One that is being read. */
    static final LogRow PENDING = new LogRow(-1, "", LogLevel.UNTOLD, "", "");

    boolean isPending() {
        return position < 0;
    }
}
