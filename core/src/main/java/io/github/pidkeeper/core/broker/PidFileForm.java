package io.github.pidkeeper.core.broker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a broker writes its pid into its pid file, byte for byte. */
public enum PidFileForm {
    /** The digits alone. */
    DIGITS,
    /** The digits and the end of a line. */
    LINE,
    /** The digits, filled up to 12 bytes with NUL. */
    PADDED;

    private static final int PADDED_BYTES = 12;

    /** The form that somebody wrote down. */
    public static Optional<PidFileForm> parse(String text) {
        return Arrays.stream(values()).filter(form -> form.text().equals(text)).findFirst();
    }

    /** As it is written down: {@code digits}, {@code line}, {@code padded}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the file holds for this pid. */
    String of(long pid) {
        return switch (this) {
            case DIGITS -> Long.toString(pid);
            case LINE -> pid + "\n";
            case PADDED ->
                pid + "\0".repeat(Math.max(0, PADDED_BYTES - Long.toString(pid).length()));
        };
    }
}
