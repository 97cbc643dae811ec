package io.github.pidkeeper.core.figures;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes a flow of a broker's counter that is read again and again. For one thread. */
public final class FlowMeter {

    private final Counted counted;
    private Optional<Reading> before = Optional.empty();
    private OptionalDouble rate = OptionalDouble.empty();

    public FlowMeter(Counted counted) {
        this.counted = counted;
    }

    /**
     * Takes the next reading. One of the same moment as the last changes nothing; a counter that has gone back was started
     * anew, and has no rate yet.
     *
     * @param at when the broker had counted so much, on a clock of which only differences count
     */
    public Flow next(long total, Duration at) {
        Optional<Reading> earlier = before.filter(reading -> reading.at().compareTo(at) < 0);
        if (earlier.isPresent() || before.isEmpty()) {
            rate = earlier.filter(reading -> reading.total() <= total)
                    .map(reading -> OptionalDouble.of((total - reading.total()) / seconds(at.minus(reading.at()))))
                    .orElseGet(OptionalDouble::empty);
            before = Optional.of(new Reading(total, at));
        }
        return new Flow(counted, total, rate);
    }

    private static double seconds(Duration span) {
        return span.toNanos() / (double) Duration.ofSeconds(1).toNanos();
    }

    private record Reading(long total, Duration at) {}
}
