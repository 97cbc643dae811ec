package io.github.pidkeeper.core.linux;

import java.util.Optional;

/**
 * What /proc/PID/status says, as far as it matters here.
 *
 * @param text as the kernel writes it; what is not understood is not said
 */
record ProcStatus(String text) {

    /** Whether the process lives in a pid namespace below ours, where it has another pid. */
    boolean isNested() {
        return fields("NSpid:").filter(pids -> pids.length > 1).isPresent();
    }

    /** Whether the process ignores any of the 31 classic signals; the C library has uses of its own for two more. */
    boolean ignoresSignals() {
        return fields("SigIgn:")
                .filter(mask -> (Long.parseUnsignedLong(mask[0], 16) & 0x7FFF_FFFF) != 0)
                .isPresent();
    }

    private Optional<String[]> fields(String label) {
        return text.lines()
                .filter(line -> line.startsWith(label))
                .findFirst()
                .map(line -> line.substring(label.length()).strip().split("\\s+", -1));
    }
}
