package io.github.pidkeeper.core.figures;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.util.Optional;

/** Tells how many clients would lose their connection if a broker were stopped now. Safe for use by several threads. */
@FunctionalInterface
public interface ClientCount {

    /**
     * Asks for the clients of the broker that runs as this process; takes hardly longer than half a second.
     *
     * @return empty where nobody expects to be told: a broker of this kind never does
     */
    Optional<Reading<Long>> of(Broker broker, ProcessFacts process);

    /** Tells of no broker. */
    static ClientCount none() {
        return (_, _) -> Optional.empty();
    }
}
