package io.github.pidkeeper.core.readiness;

import java.time.Duration;

/** Asks a broker on this machine whether it answers MQTT. */
public interface ReadinessProbe {

    /** Blocks for at most about the limit; never throws for what a peer does. */
    Readiness probe(int port, Duration limit);
}
