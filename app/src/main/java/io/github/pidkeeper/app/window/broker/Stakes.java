package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.settings.QuietBrokers;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.lifecycle.SpareThread;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Finds out, before a broker is stopped, whether clients would lose their connection, and whether a person wants to be asked
 * about that. To be used on one thread only.
 *
 * @param work where to ask the broker, which may take a moment
 * @param fx the thread of those who use this
 */
public record Stakes(ClientCount clients, QuietBrokers quiet, Executor work, Executor fx) {

    /** A broker that answers nobody does not hold up its own stop for longer. */
    private static final Duration FOR_ONE_THAT_HANGS = Duration.ofSeconds(2);

    /** With one that answers it is we who are slow, having just begun. */
    private static final Duration FOR_ONE_THAT_ANSWERS = Duration.ofSeconds(8);

    /**
     * Tells, later, about how many clients a person has to be asked: none where no client is connected, where the broker tells
     * nobody, or where the person has had enough of it.
     *
     * @param answers whether it answers those who connect
     * @param told given nothing if it has not told in time although it answers: there may be clients
     */
    void find(Broker broker, ProcessFacts process, boolean answers, Consumer<OptionalLong> told) {
        work.execute(() -> {
            OptionalLong count = new SpareThread(answers ? FOR_ONE_THAT_ANSWERS : FOR_ONE_THAT_HANGS)
                    .result(() -> quiet.contains(broker) ? OptionalLong.of(0) : count(broker, process))
                    .orElseGet(OptionalLong::empty);
            OptionalLong asked = answers ? count : OptionalLong.of(count.orElse(0));
            fx.execute(() -> told.accept(asked));
        });
    }

    private OptionalLong count(Broker broker, ProcessFacts process) {
        return clients.of(broker, process)
                .map(reading -> switch (reading) {
                    case Reading.Told<Long>(Long count) -> OptionalLong.of(count);
                    case Reading.Late<Long> _ -> OptionalLong.empty();
                    case Reading.Absent<Long> _ -> OptionalLong.of(0);
                })
                .orElseGet(() -> OptionalLong.of(0));
    }

    boolean asks(Broker broker) {
        return !quiet.contains(broker);
    }

    void ask(Broker broker, boolean ask) {
        quiet.set(broker, !ask);
    }
}
