package io.github.pidkeeper.core.linux;

import java.util.Optional;

/**
 * What /proc/PID/status says, as far as it matters here.
 *
 * @param uid the effective user
 * @param nested it lives in a pid namespace below ours, where it has another pid
 */
record ProcStatus(long uid, boolean nested) {

    /** Empty if the text is not what the kernel writes. */
    static Optional<ProcStatus> parse(String text) {
        Optional<String[]> uids = fields(text, "Uid:");
        if (uids.isEmpty() || uids.get().length < 2) {
            return Optional.empty();
        }
        try {
            boolean nested =
                    fields(text, "NSpid:").filter(pids -> pids.length > 1).isPresent();
            return Optional.of(new ProcStatus(Long.parseLong(uids.get()[1]), nested));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Whether the process ignores any of the 31 classic signals; the C library has uses of its own for two more. */
    static boolean ignoresSignals(String text) {
        return fields(text, "SigIgn:")
                .filter(mask -> (Long.parseUnsignedLong(mask[0], 16) & 0x7FFF_FFFF) != 0)
                .isPresent();
    }

    private static Optional<String[]> fields(String text, String label) {
        return text.lines()
                .filter(line -> line.startsWith(label))
                .findFirst()
                .map(line -> line.substring(label.length()).strip().split("\\s+", -1));
    }
}
