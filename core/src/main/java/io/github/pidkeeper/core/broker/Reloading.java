package io.github.pidkeeper.core.broker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a kind of broker is told to read its configuration again while it runs. */
public enum Reloading {
    /** It cannot be. */
    NONE,
    /** By SIGHUP. */
    HUP,
    /** By NanoMQ's own {@code reload}, which talks to the broker over its IPC socket. */
    NANOMQ;

    /** The way that somebody wrote down. */
    public static Optional<Reloading> parse(String text) {
        return Arrays.stream(values()).filter(way -> way.text().equals(text)).findFirst();
    }

    /** As it is written down: {@code none}, {@code hup}, {@code nanomq}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
