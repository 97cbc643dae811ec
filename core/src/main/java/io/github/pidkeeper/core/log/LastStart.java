package io.github.pidkeeper.core.log;

import io.github.pidkeeper.core.broker.BrokerKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds where in its log a broker was started last: at the line that its kind writes then, or else at the first line since its
 * process started.
 *
 * @param since when the process of the broker started, where that is known
 * @param zone of times that tell none
 */
public record LastStart(BrokerKind kind, Optional<Instant> since, ZoneId zone) {

    /** A line tells whole seconds, and a start takes its first line a moment. */
    private static final Duration BLUR = Duration.ofSeconds(2);

    /** The position of that line; empty if there is none. */
    public OptionalLong find(LogTape tape) throws IOException {
        var search = new Search();
        new LogReader(tape).backwards(tape.end(), search::visit);
        return search.found;
    }

    private boolean isStart(LogLine line) {
        String words = line.words();
        return switch (kind.configuration().format()) {
            case MOSQUITTO -> words.startsWith("mosquitto version ") && words.endsWith(" starting");
            case NANOMQ -> words.contains("NanoMQ instance configured as");
            case NONE -> false;
        };
    }

    /** One way back through the tape. */
    private final class Search {

        private OptionalLong found = OptionalLong.empty();

        boolean visit(LogLine line) {
            if (isStart(line)) {
                found = OptionalLong.of(line.position());
                return false;
            }
            Optional<Instant> time = since.isEmpty() ? Optional.empty() : line.time(zone);
            if (time.isEmpty()) {
                return true;
            }
            if (time.get().isBefore(since.get().minus(BLUR))) {
                return found.isEmpty();
            }
            found = OptionalLong.of(line.position());
            return true;
        }
    }
}
