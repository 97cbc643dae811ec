package io.github.pidkeeper.core.readiness;

import java.time.Duration;

/** Asks a broker on this machine whether it answers. */
public interface ReadinessProbe {

    /** Blocks for at most about the limit, and within TLS for twice that; never throws for what a peer does. */
    Readiness ask(Approach approach, Duration limit);
}
