package io.github.pidkeeper.app.window.port;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.Figures;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.time.Duration;

/** Measures running brokers. */
@FunctionalInterface
public interface Metering {

    /** Begins to measure the broker that runs as this process; may block for a moment. */
    Meter open(Broker broker, ProcessFacts process);

    /** What one broker is measured with. For one thread; calls may block as long as their limit. */
    interface Meter extends AutoCloseable {

        Figures sample(Duration limit);

        /** How many clients are connected, as freshly as the broker tells. */
        Reading<Long> clients(Duration limit);

        @Override
        void close();
    }
}
