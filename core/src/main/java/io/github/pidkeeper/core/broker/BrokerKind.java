package io.github.pidkeeper.core.broker;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What sort of program a broker is, as far as it changes how it is started, recognised and stopped. */
public enum BrokerKind {
    NANOMQ,
    MOSQUITTO,
    GENERIC;

    private static final int NANOMQ_BYTES = 12;

    /** A version may follow the name: mosquitto2, nanomq-0.24.1; another word makes another program: mosquitto_pub. */
    private static final Pattern VERSION = Pattern.compile("-?[0-9][0-9.]*");

    /** The kind that an executable's name tells; generic where it tells none. */
    public static BrokerKind of(Path executable) {
        var file =
                executable.getFileName() == null ? "" : executable.getFileName().toString();
        return Arrays.stream(values())
                .filter(kind -> file.startsWith(kind.text()))
                .filter(kind -> file.equals(kind.text())
                        || VERSION.matcher(file.substring(kind.text().length())).matches())
                .findFirst()
                .orElse(GENERIC);
    }

    /** The kind that somebody wrote down. */
    public static Optional<BrokerKind> parse(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    /**
     * What a broker of this kind writes into its pid file itself, byte for byte, so that whatever reads that file finds
     * what it always found. NanoMQ fills up to 12 bytes with NUL, and needs them: it scans the bytes as a C string, which
     * nothing else would end. Mosquitto writes the digits alone, and other daemons mostly a line.
     */
    public String pidFileText(long pid) {
        return switch (this) {
            case NANOMQ ->
                pid + "\0".repeat(Math.max(0, NANOMQ_BYTES - Long.toString(pid).length()));
            case MOSQUITTO -> Long.toString(pid);
            case GENERIC -> pid + "\n";
        };
    }

    /** As it is written down: {@code nanomq}, {@code mosquitto}, {@code generic}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
