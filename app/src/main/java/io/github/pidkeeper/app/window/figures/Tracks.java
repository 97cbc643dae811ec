package io.github.pidkeeper.app.window.figures;

import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.Figures;
import io.github.pidkeeper.core.figures.Flow;
import io.github.pidkeeper.core.figures.ProcessFigures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of one broker that are drawn, over the last hour; for one thread. */
record Tracks(Track clients, Track received, Track sent, Track memory, Track cpu) {

    /** A course of a minute would fill a fraction of the hour; so the span grows with it, in steps that can be read. */
    private static final List<Duration> SPANS = List.of(
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30));

    Tracks() {
        this(new Track(), new Track(), new Track(), new Track(), new Track());
    }

    void add(Figures figures, long nanos) {
        Optional<BrokerFigures> broker = figures.broker().told();
        Optional<ProcessFigures> process = figures.process().told();
        clients.add(
                nanos,
                broker.filter(told -> told.clients().isPresent())
                        .map(told -> OptionalDouble.of((double) told.clients().getAsLong()))
                        .orElseGet(OptionalDouble::empty));
        received.add(nanos, rate(broker.flatMap(BrokerFigures::received)));
        sent.add(nanos, rate(broker.flatMap(BrokerFigures::sent)));
        memory.add(
                nanos,
                process.map(told -> OptionalDouble.of((double) told.resident())).orElseGet(OptionalDouble::empty));
        cpu.add(
                nanos,
                process.flatMap(ProcessFigures::cpu)
                        .map(busy -> OptionalDouble.of(busy.cores()))
                        .orElseGet(OptionalDouble::empty));
    }

    private static OptionalDouble rate(Optional<Flow> flow) {
        return flow.map(Flow::perSecond).orElseGet(OptionalDouble::empty);
    }

    /** How much of the hour to draw. */
    Duration span(long now) {
        long age =
                memory.points().isEmpty() ? 0 : now - memory.points().getFirst().nanos();
        return SPANS.stream().filter(span -> span.toNanos() >= age).findFirst().orElse(Track.HOUR);
    }
}
