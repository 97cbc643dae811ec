package io.github.pidkeeper.core.readiness;

import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.Listener;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.broker.conf.TlsMaterial;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A way to ask a broker: where, on addresses of this machine that are tried one after the other, and in which language. */
public sealed interface Approach {

    /** Goes that way, and blocks as {@link ReadinessProbe#ask} does. */
    Readiness ask(Duration limit);

    /** A CONNECT, as any client sends it. */
    record Mqtt(List<InetAddress> addresses, int port) implements Approach {
        public Mqtt {
            addresses = List.copyOf(addresses);
        }

        @Override
        public Readiness ask(Duration limit) {
            return new MqttProbe().probe(addresses, port, limit);
        }
    }

    /**
     * The same within TLS.
     *
     * @param certificate the file from which the broker has its own certificate; empty only where something is told of the rest
     * @param material what is told of the rest
     */
    record MqttInTls(List<InetAddress> addresses, int port, Optional<Path> certificate, Optional<TlsMaterial> material)
            implements Approach {
        public MqttInTls {
            addresses = List.copyOf(addresses);
        }

        @Override
        public Readiness ask(Duration limit) {
            return new TlsProbe().probe(this, limit);
        }
    }

    /** A request to the broker's REST interface. */
    record Http(List<InetAddress> addresses, int port) implements Approach {
        public Http {
            addresses = List.copyOf(addresses);
        }

        @Override
        public Readiness ask(Duration limit) {
            return new HttpProbe().probe(addresses, port, limit);
        }
    }

    /**
     * How the listener is asked by which the broker is judged, at the address that its configuration binds it to. Empty if
     * there is no way: no port is known, or {@link Readiness.Unprobed}.
     */
    static Optional<Approach> of(OwnConfiguration own) {
        Optional<Listener> known = own.listener();
        if (known.isEmpty()) {
            // A port that somebody told us, and no file that says what it is bound to.
            return own.port().isPresent()
                    ? Optional.of(new Mqtt(Endpoint.loopback(), own.port().getAsInt()))
                    : Optional.empty();
        }
        Listener listener = known.get();
        if (listener instanceof Listener.Tcp(var endpoint)
                && !endpoint.addresses().isEmpty()) {
            return Optional.of(new Mqtt(endpoint.addresses(), endpoint.port()));
        }
        return switch (listener) {
            case Listener.Tls(var endpoint, var certificate, var material) ->
                Optional.<Approach>of(new MqttInTls(endpoint.addresses(), endpoint.port(), certificate, material))
                        .filter(_ -> certificate.isPresent() || material.isPresent())
                        .filter(_ -> !endpoint.addresses().isEmpty());
            // Its name would have to be looked up, or nobody here speaks its language.
            case Listener.Tcp _, Listener.WebSocket _, Listener.Unix _ -> Optional.empty();
        };
    }
}
