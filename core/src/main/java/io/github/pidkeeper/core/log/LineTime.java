package io.github.pidkeeper.core.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The time at the beginning of a line: seconds since 1970 and a colon (Mosquitto, unless told otherwise), or a date and a
 * time of day (NanoMQ, and Mosquitto with {@code log_timestamp_format}). By hand, for a search passes a million of them.
 */
final class LineTime {

    /** Since 2001, and until long after us. */
    private static final int LEAST_DIGITS = 9;

    private static final int MOST_DIGITS = 11;
    private static final int DATE_TIME = "2026-11-27T00:06:23".length();
    private static final String PATTERN = "dddd-dd-dd_dd:dd:dd";

    private LineTime() {}

    /** Where it ends, with the colon and the blanks behind it; 0 if there is none. */
    static int end(String text) {
        int digits = digits(text, 0);
        if (digits >= LEAST_DIGITS && digits <= MOST_DIGITS && text.startsWith(": ", digits)) {
            return digits + 2;
        }
        if (!isDateTime(text)) {
            return 0;
        }
        int at = zoneEnd(text, fractionEnd(text));
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
        }
        int words = at;
        while (words < text.length() && text.charAt(words) == ' ') {
            words++;
        }
        return words == at && at < text.length() ? 0 : words;
    }

    static Optional<Instant> parse(String text, ZoneId zone) {
        int digits = digits(text, 0);
        if (digits >= LEAST_DIGITS) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text, 0, digits, 10)));
        }
        try {
            var local = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19));
            int begin = fractionEnd(text);
            int end = zoneEnd(text, begin);
            ZoneId told = end == begin ? zone : ZoneOffset.of(text.substring(begin, end));
            return Optional.of(local.atZone(told).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean isDateTime(String text) {
        if (text.length() < DATE_TIME) {
            return false;
        }
        for (int at = 0; at < DATE_TIME; at++) {
            char wanted = PATTERN.charAt(at);
            char there = text.charAt(at);
            boolean fits = switch (wanted) {
                case 'd' -> isDigit(there);
                case '_' -> there == ' ' || there == 'T';
                default -> there == wanted;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int fractionEnd(String text) {
        boolean fraction = text.length() > DATE_TIME + 1
                && ".,".indexOf(text.charAt(DATE_TIME)) >= 0
                && isDigit(text.charAt(DATE_TIME + 1));
        return fraction ? DATE_TIME + 1 + digits(text, DATE_TIME + 1) : DATE_TIME;
    }

    private static int zoneEnd(String text, int from) {
        if (text.startsWith("Z", from)) {
            return from + 1;
        }
        if (from < text.length() && "+-".indexOf(text.charAt(from)) >= 0 && digits(text, from + 1) == 4) {
            return from + 5;
        }
        boolean colon = from < text.length()
                && "+-".indexOf(text.charAt(from)) >= 0
                && digits(text, from + 1) == 2
                && text.startsWith(":", from + 3)
                && digits(text, from + 4) == 2;
        return colon ? from + 6 : from;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && at - from <= MOST_DIGITS && isDigit(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
