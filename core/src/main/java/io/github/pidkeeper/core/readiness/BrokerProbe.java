package io.github.pidkeeper.core.readiness;

import java.time.Duration;

/** Asks in whatever way a broker can be asked. */
public final class BrokerProbe implements ReadinessProbe {

    public BrokerProbe() {}

    @Override
    public Readiness ask(Approach approach, Duration limit) {
        return approach.ask(limit);
    }
}
