package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.Listener;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.readiness.ReadinessProbe;
import java.time.Duration;
import java.util.OptionalInt;

/** Asks a broker whether it answers, at the address that its configuration binds it to; or says why that cannot be asked. */
record Question(OwnConfiguration own, ReadinessProbe probe) {

    Readiness ask(Duration limit) {
        return own.listener()
                .map(listener -> ask(listener, limit))
                // A port that somebody told us, and no file that says what it is bound to.
                .orElseGet(() -> ask(own.port(), limit));
    }

    private Readiness ask(Listener listener, Duration limit) {
        return switch (listener) {
            case Listener.Tcp(var endpoint) -> {
                var addresses = endpoint.addresses();
                yield addresses.isEmpty() ? new Readiness.Unprobed() : probe.probe(addresses, endpoint.port(), limit);
            }
            case Listener.Tls _, Listener.WebSocket _, Listener.Unix _ -> new Readiness.Unprobed();
        };
    }

    private Readiness ask(OptionalInt port, Duration limit) {
        return port.isPresent() ? probe.probe(Endpoint.loopback(), port.getAsInt(), limit) : new Readiness.NotAsked();
    }
}
