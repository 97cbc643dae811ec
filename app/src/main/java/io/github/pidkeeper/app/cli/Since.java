package io.github.pidkeeper.app.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Understands a point in the past as people type it: a date, a date with a time, a time of day, or how long ago. Without an
 * offset it is local.
 */
record Since(InstantSource clock, ZoneId zone) {

    private static final Pattern AMOUNT = Pattern.compile("(?:[0-9]{1,5} ?(?:w|d|h|min|s) ?)+");
    private static final Pattern PART = Pattern.compile("([0-9]+) ?(w|d|h|min|s)");
    private static final Pattern TIME = Pattern.compile("[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern OFFSET = Pattern.compile("T.*(?:Z|[+-][0-9:]+)$");

    /** Empty if it is none of these, or no such day or time exists. */
    Optional<Instant> parse(String typed) {
        String text = typed.strip();
        try {
            if (AMOUNT.matcher(text).matches()) {
                return Optional.of(clock.instant().minus(amount(text)));
            }
            if (TIME.matcher(text).matches()) {
                return Optional.of(lastTime(LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text)));
            }
            return Optional.of(
                    DATE.matcher(text).matches()
                            ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                            : moment(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration amount(String text) {
        return PART.matcher(text)
                .results()
                .map(part -> {
                    long number = Long.parseLong(part.group(1));
                    return switch (part.group(2)) {
                        case "w" -> Duration.ofDays(7 * number);
                        case "d" -> Duration.ofDays(number);
                        case "h" -> Duration.ofHours(number);
                        case "min" -> Duration.ofMinutes(number);
                        default -> Duration.ofSeconds(number);
                    };
                })
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Today, or yesterday if today it is still to come. */
    private Instant lastTime(LocalTime time) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Instant then = today.atTime(time).atZone(zone).toInstant();
        return then.isAfter(clock.instant())
                ? today.minusDays(1).atTime(time).atZone(zone).toInstant()
                : then;
    }

    /** As in ISO 8601, also with a blank before the time, and the offset with or without its colon. */
    private Instant moment(String text) {
        String iso =
                text.toUpperCase(Locale.ROOT).replaceFirst("^([^ ]+) ", "$1T").replaceFirst(" (?=[+-])", "");
        if (!OFFSET.matcher(iso).find()) {
            return LocalDateTime.parse(iso).atZone(zone).toInstant();
        }
        String offset = iso.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2").replaceFirst("([+-][0-9]{2})$", "$1:00");
        return OffsetDateTime.parse(offset).toInstant();
    }
}
