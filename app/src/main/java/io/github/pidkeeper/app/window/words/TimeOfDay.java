package io.github.pidkeeper.app.window.words;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;

/** Tells the local time of day to the second, for findings that are seconds apart. */
public record TimeOfDay(ZoneId zone) {

    public String of(Instant instant) {
        var local = LocalDateTime.ofInstant(instant, zone);
        return String.format(Locale.ROOT, "%02d:%02d:%02d", local.getHour(), local.getMinute(), local.getSecond());
    }
}
