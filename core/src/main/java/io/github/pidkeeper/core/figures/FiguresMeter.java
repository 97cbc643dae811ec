package io.github.pidkeeper.core.figures;

import java.time.Duration;

/** Everything that is measured of one running broker. For one thread. */
public record FiguresMeter(ProcessMeter process, BrokerSource source) implements AutoCloseable {

    /** Measures and asks now. */
    public Figures sample(Duration limit) {
        return new Figures(process.sample(), source.read(limit));
    }

    /** The same, how busy it is and how much goes on over so long a time. */
    public Figures sample(Duration span, Duration limit) throws InterruptedException {
        source.read(limit);
        return new Figures(process.sample(span), source.read(limit));
    }

    @Override
    public void close() {
        process.close();
        source.close();
    }
}
