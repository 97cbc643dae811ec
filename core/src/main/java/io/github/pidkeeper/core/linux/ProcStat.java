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
        String[] behindName = text.substring(nameEnd + 1).strip().split(" ", -1);
        if (nameEnd < 0 || behindName.length <= START_TICKS - STATE) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcStat(
                    behindName[0].charAt(0),
                    Long.parseLong(behindName[PARENT - STATE]),
                    Long.parseUnsignedLong(behindName[START_TICKS - STATE])));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Stopped by a signal or by a debugger. */
    boolean suspended() {
        return state == 'T' || state == 't';
    }
}
