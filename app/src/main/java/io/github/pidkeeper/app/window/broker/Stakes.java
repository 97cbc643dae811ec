package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.settings.QuietBrokers;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.lifecycle.SpareThread;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/**
 * Finds out, before a broker is stopped, whether clients would lose their connection, and whether a person wants to be asked
 * about that. To be used on one thread only.
 *
 * @param work where to ask the broker, which may take a moment
 * @param fx the thread of those who use this
 */
public record Stakes(ClientCount clients, QuietBrokers quiet, Executor work, Executor fx) {

    /** Whoever counts has a limit of his own; this one is for a file server that is dead. */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    /**
     * Tells, later, about how many clients a person has to be asked: none where no client is connected, where nobody knows, or
     * where the person has had enough of it.
     */
    void find(Broker broker, ProcessFacts process, LongConsumer told) {
        work.execute(() -> {
            long count = new SpareThread(LIMIT)
                    .result(() -> quiet.contains(broker) ? 0 : count(broker, process))
                    .orElse(0L);
            fx.execute(() -> told.accept(count));
        });
    }

    private long count(Broker broker, ProcessFacts process) {
        return clients.of(broker, process).flatMap(Reading::told).orElse(0L);
    }

    boolean asks(Broker broker) {
        return !quiet.contains(broker);
    }

    void ask(Broker broker, boolean ask) {
        quiet.set(broker, !ask);
    }
}
