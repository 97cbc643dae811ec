package io.github.pidkeeper.core.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One line of a log.
 *
 * @param position of its first byte on the tape
 * @param length in bytes without its end; may be more than there is text of
 * @param ended whether its end is there, or somebody may be writing it
 * @param text its beginning; what is no UTF-8 is replaced, colours of terminals are left out
 * @param stampEnd where in the text the time of the line ends, with what parts it from the rest; 0 where it has none
 * @param wordsFrom where the words begin: behind time, thread and level
 */
public record LogLine(
        long position, long length, boolean ended, String text, int stampEnd, int wordsFrom, LogLevel level) {

    /** How many bytes of a line are looked at. */
    public static final int LONGEST = 16 * 1024;

    /** Whether there is more of it than its text. */
    public boolean isCut() {
        return length > LONGEST;
    }

    /** When the broker wrote it, as it says; in the zone of this machine where it says none. */
    public Optional<Instant> time(ZoneId zone) {
        return stampEnd == 0 ? Optional.empty() : LineTime.parse(text, zone);
    }

    /** What the broker says, behind time, thread and level. */
    public String words() {
        return text.substring(wordsFrom);
    }

    /** The whole of it behind the time. */
    public String untimed() {
        return text.substring(stampEnd);
    }
}
