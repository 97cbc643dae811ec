package io.github.pidkeeper.core.linux;

import java.util.Optional;

/**
 * What /proc/PID/stat says about what the process uses (proc_pid_stat(5)).
 *
 * @param cpuTicks fields 14 and 15: clock ticks that its threads have run, in its own code and in the kernel
 * @param threads field 20
 */
record ProcStatUsage(long cpuTicks, int threads) {

    private static final int STATE = 3;
    private static final int USER_TICKS = 14;
    private static final int SYSTEM_TICKS = 15;
    private static final int THREADS = 20;

    /** Empty if the text is not what the kernel writes. The name in parentheses may contain anything, ") R 1" too. */
    static Optional<ProcStatUsage> parse(String text) {
        int nameEnd = text.lastIndexOf(')');
        if (nameEnd < 0 || nameEnd + 2 >= text.length()) {
            return Optional.empty();
        }
        String[] fields = text.substring(nameEnd + 2).split(" ", THREADS - STATE + 2);
        if (fields.length <= THREADS - STATE) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcStatUsage(
                    Long.parseLong(fields[USER_TICKS - STATE]) + Long.parseLong(fields[SYSTEM_TICKS - STATE]),
                    Integer.parseInt(fields[THREADS - STATE].strip())));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
