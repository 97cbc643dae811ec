package io.github.pidkeeper.core.linux;

import java.util.OptionalLong;

/**
 * What /proc/PID/limits says, as far as it matters here.
 *
 * @param text as the kernel writes it; what is not understood is not said
 */
record ProcLimits(String text) {

    private static final String OPEN_FILES = "Max open files ";

    /** The soft limit, which is the one that holds; empty where there is none. */
    OptionalLong openFiles() {
        int line = text.indexOf(OPEN_FILES);
        if (line < 0) {
            return OptionalLong.empty();
        }
        String soft = text.substring(line + OPEN_FILES.length()).stripLeading().split("\\s", 2)[0];
        try {
            return OptionalLong.of(Long.parseLong(soft));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
