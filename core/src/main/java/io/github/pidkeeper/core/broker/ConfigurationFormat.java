package io.github.pidkeeper.core.broker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The format of a broker's own configuration, where it is one that this program reads. */
public enum ConfigurationFormat {
    NANOMQ,
    MOSQUITTO,
    /** Only the broker knows. */
    NONE;

    /** The format that somebody wrote down. */
    public static Optional<ConfigurationFormat> parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.text().equals(text))
                .findFirst();
    }

    /** As it is written down: {@code nanomq}, {@code mosquitto}, {@code none}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
