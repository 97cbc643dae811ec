package io.github.pidkeeper.core.log;

import java.util.Locale;
import java.util.Optional;

/** How grave a line of a log is, as its broker says; mostly Mosquitto says nothing. In the order of gravity. */
public enum LogLevel {
    DEBUG,
    /** The broker says nothing about it. */
    UNTOLD,
    INFO,
    WARNING,
    ERROR;

    /** As it is written down: {@code warning}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level that somebody wrote down. */
    public static Optional<LogLevel> parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "error" -> Optional.of(ERROR);
            case "warning", "warn" -> Optional.of(WARNING);
            case "info" -> Optional.of(INFO);
            case "debug" -> Optional.of(DEBUG);
            default -> Optional.empty();
        };
    }

    /** What a broker means by this word, in capitals as all of them write it. */
    static Optional<LogLevel> ofWord(String word) {
        return switch (word) {
            case "FATAL", "ERROR", "ERR", "CRITICAL", "CRIT", "EMERG", "ALERT", "SEVERE" -> Optional.of(ERROR);
            case "WARN", "WARNING" -> Optional.of(WARNING);
            case "INFO", "NOTICE" -> Optional.of(INFO);
            case "DEBUG", "TRACE" -> Optional.of(DEBUG);
            default -> Optional.empty();
        };
    }

    /** A line of which nothing is told is no mere detail. */
    boolean isAtLeast(LogLevel least) {
        return (this == UNTOLD ? INFO : this).compareTo(least) >= 0;
    }
}
