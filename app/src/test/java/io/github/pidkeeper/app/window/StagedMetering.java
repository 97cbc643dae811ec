package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.window.port.Metering;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.BrokerFigures;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.figures.Count;
import io.github.pidkeeper.core.figures.Counted;
import io.github.pidkeeper.core.figures.Figures;
import io.github.pidkeeper.core.figures.Flow;
import io.github.pidkeeper.core.figures.ProcessFigures;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Measures what a test has staged. */
public final class StagedMetering implements Metering, ClientCount {

    private static final Message NOTHING = Message.of(Phrase.FIGURES_NOT_OFFERED);

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger samples = new AtomicInteger();
    private volatile IntFunction<Figures> next =
            _ -> new Figures(new Reading.Absent<>(NOTHING), new Reading.Absent<>(NOTHING));
    private volatile Optional<Reading<Long>> clients = Optional.empty();

    public StagedMetering measures(Figures figures) {
        next = _ -> figures;
        return this;
    }

    public StagedMetering counts(Reading<Long> count) {
        clients = Optional.of(count);
        return this;
    }

    /** Measures what a broker in use would tell, another time each. */
    public void busy() {
        counts(new Reading.Told<>(14L));
        next = StagedMetering::busy;
    }

    private static Figures busy(int sample) {
        double wave = Math.sin(sample / 4.0);
        return new Figures(
                new Reading.Told<>(new ProcessFigures(
                        Optional.of(new ProcessFigures.Cpu(0.043 + 0.03 * wave, Duration.ofSeconds(2))),
                        5_100_000 + 20_000L * sample,
                        14,
                        OptionalLong.of(26),
                        OptionalLong.of(1024),
                        Duration.ofHours(3))),
                new Reading.Told<>(new BrokerFigures(
                        "127.0.0.1:8081",
                        OptionalLong.of(12 + sample / 6),
                        Optional.of(new Flow(Counted.PACKETS, 4000L + sample, OptionalDouble.of(42 + 17 * wave))),
                        Optional.of(new Flow(Counted.MESSAGES, 9000L + sample, OptionalDouble.of(96 - 30 * wave))),
                        Optional.of(new Flow(Counted.PACKETS, 120, OptionalDouble.of(0.4))),
                        Optional.of(new Count(Counted.SUBSCRIBERS, 9)),
                        Optional.of("0.25.6-8"),
                        Optional.of(Duration.ofHours(3)))));
    }

    /** The broker tells nothing. */
    public void untold() {
        var refused = Message.of(Phrase.FIGURES_SYS_REFUSED, "127.0.0.1:1884");
        next = sample -> new Figures(busy(sample).process(), new Reading.Absent<>(refused));
    }

    /** How many meters are open. */
    public int open() {
        return open.get();
    }

    /** How many meters there have been. */
    public int opened() {
        return opened.get();
    }

    @Override
    public Optional<Reading<Long>> of(Broker broker, ProcessFacts process) {
        return clients;
    }

    @Override
    public Meter open(Broker broker, ProcessFacts process) {
        opened.incrementAndGet();
        open.incrementAndGet();
        return new Meter() {
            @Override
            public Figures sample(Duration limit) {
                return next.apply(samples.incrementAndGet());
            }

            @Override
            public Reading<Long> clients(Duration limit) {
                return clients.orElseGet(() -> new Reading.Absent<>(NOTHING));
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }
}
