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
        var bind = url.substring(mark + 3);
        return switch (url.substring(0, mark)) {
            case "nmq-tcp", "tcp", "broker+tcp" -> endpoint(bind, false).map(Listener.Tcp::new);
            case "tls+nmq-tcp" -> endpoint(bind, false).map(Listener.Tls::new);
            case "nmq-ws" -> endpoint(bind, true).map(it -> new Listener.WebSocket(it, false));
            case "nmq-wss" -> endpoint(bind, true).map(it -> new Listener.WebSocket(it, true));
            default -> Optional.empty();
        };
    }

    private static Optional<Endpoint> endpoint(String bind, boolean withPath) {
        return NanoMqBind.of(bind, withPath) instanceof NanoMqBind.At(var endpoint)
                ? Optional.of(endpoint)
                : Optional.empty();
    }
}
