package io.github.pidkeeper.core.log;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which lines of a log somebody wants to see.
 *
 * @param least lines of this level, or a graver one
 * @param text lines that have this in them; small and capital letters are the same
 */
public record LogFilter(Optional<LogLevel> least, Optional<String> text) implements Predicate<LogLine> {

    public static LogFilter all() {
        return new LogFilter(Optional.empty(), Optional.empty());
    }

    public boolean isAll() {
        return least.isEmpty() && text.isEmpty();
    }

    @Override
    public boolean test(LogLine line) {
        return (least.isEmpty() || line.level().isAtLeast(least.get()))
                && (text.isEmpty() || contains(line.text(), text.get()));
    }

    /** By the places where its first letter is: a search passes a million of lines. */
    private static boolean contains(String text, String wanted) {
        if (wanted.isEmpty()) {
            return true;
        }
        char small = Character.toLowerCase(wanted.charAt(0));
        char capital = Character.toUpperCase(wanted.charAt(0));
        return contains(text, wanted, small) || (capital != small && contains(text, wanted, capital));
    }

    private static boolean contains(String text, String wanted, char first) {
        for (int at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
            if (text.regionMatches(true, at, wanted, 0, wanted.length())) {
                return true;
            }
        }
        return false;
    }
}
