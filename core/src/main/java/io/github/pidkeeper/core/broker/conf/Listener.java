package io.github.pidkeeper.core.broker.conf;

import java.nio.file.Path;
import java.util.Optional;

/** Where a broker accepts clients, and how they have to speak. */
public sealed interface Listener {

    /** Plain MQTT. */
    record Tcp(Endpoint endpoint) implements Listener {}

    /** MQTT within TLS. */
    record Tls(Endpoint endpoint) implements Listener {}

    /** MQTT within WebSocket, encrypted or not. */
    record WebSocket(Endpoint endpoint, boolean encrypted) implements Listener {}

    /** MQTT over a socket of this machine's file system. */
    record Unix(Path path) implements Listener {}

    /** Empty where there is no port. */
    default Optional<Endpoint> network() {
        return switch (this) {
            case Tcp(var endpoint) -> Optional.of(endpoint);
            case Tls(var endpoint) -> Optional.of(endpoint);
            case WebSocket(var endpoint, var _) -> Optional.of(endpoint);
            case Unix _ -> Optional.empty();
        };
    }
}
