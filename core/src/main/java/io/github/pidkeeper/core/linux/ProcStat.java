package io.github.pidkeeper.core.linux;

import java.util.Optional;

/**
 * What /proc/PID/stat says, as far as it matters here.
 *
 * @param startTicks field 22: clock ticks between the boot and the start
 */
record ProcStat(char state, long parent, long startTicks) {

    private static final int STATE = 3;
    private static final int PARENT = 4;
    private static final int START_TICKS = 22;

    /** Empty if the text is not what the kernel writes. The name in parentheses may contain anything, ") R 1" too. */
    static Optional<ProcStat> parse(String text) {
        int nameEnd = text.lastIndexOf(')');
        int state = nameEnd + 2;
        int parent = behind(text, state, PARENT - STATE);
        int ticks = behind(text, parent, START_TICKS - PARENT);
        if (nameEnd < 0 || ticks < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcStat(
                    text.charAt(state),
                    Long.parseLong(text.substring(parent, end(text, parent))),
                    Long.parseUnsignedLong(text.substring(ticks, end(text, ticks)))));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Where the field begins that is so many fields behind this one; -1 if there are not so many. */
    private static int behind(String text, int field, int fields) {
        int at = field;
        for (int i = 0; i < fields && at > 0; i++) {
            at = text.indexOf(' ', at) + 1;
        }
        return at > 0 ? at : -1;
    }

    private static int end(String text, int field) {
        int blank = text.indexOf(' ', field);
        return blank < 0 ? text.length() : blank;
    }

    /** Stopped by a signal or by a debugger. */
    boolean suspended() {
        return state == 'T' || state == 't';
    }
}
