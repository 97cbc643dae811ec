package io.github.pidkeeper.core.broker.conf;

import java.util.Optional;

/** A listener as NanoMQ writes it on the command line and in its oldest configurations: {@code nmq-tcp://HOST:PORT}. */
final class NanoMqUrl {

    private NanoMqUrl() {}

    static Optional<Listener> listener(String url) {
        int mark = url.indexOf("://");
        if (mark < 0) {
            return Optional.empty();
        }
        var endpoint = Endpoint.parse(url.substring(mark + 3));
        return switch (url.substring(0, mark)) {
            case "nmq-tcp", "tcp", "broker+tcp" -> endpoint.map(Listener.Tcp::new);
            case "tls+nmq-tcp" -> endpoint.map(Listener.Tls::new);
            case "nmq-ws" -> endpoint.map(it -> new Listener.WebSocket(it, false));
            case "nmq-wss" -> endpoint.map(it -> new Listener.WebSocket(it, true));
            default -> Optional.empty();
        };
    }
}
