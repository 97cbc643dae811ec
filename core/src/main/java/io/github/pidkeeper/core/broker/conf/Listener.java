package io.github.pidkeeper.core.broker.conf;

import java.nio.file.Path;
import java.util.Optional;

/** Where a broker accepts clients, and how they have to speak. */
public sealed interface Listener {

    /** Plain MQTT. */
    record Tcp(Endpoint endpoint) implements Listener {}

    /**
     * MQTT within TLS.
     *
     * @param certificate the file in PEM of the certificate that the broker presents, absolute; empty where it is not told,
     *     or from wherever the broker was started
     * @param material what else is told of that, where the broker listens also without it
     */
    record Tls(Endpoint endpoint, Optional<Path> certificate, Optional<TlsMaterial> material) implements Listener {

        public Tls {
            certificate = certificate.filter(Path::isAbsolute);
        }

        /** One whose broker does not listen unless it could make use of what it needs. */
        public Tls(Endpoint endpoint, Optional<Path> certificate) {
            this(endpoint, certificate, Optional.empty());
        }

        /** One whose broker listens in any case. */
        Tls(Endpoint endpoint, TlsMaterial material) {
            this(endpoint, material.certificate().map(NamedFile::path), Optional.of(material));
        }

        /** One of which no more is known. */
        public Tls(Endpoint endpoint) {
            this(endpoint, Optional.empty());
        }
    }

    /** MQTT within WebSocket, encrypted or not. */
    record WebSocket(Endpoint endpoint, boolean encrypted) implements Listener {}

    /** MQTT over a socket of this machine's file system. */
    record Unix(Path path) implements Listener {}

    /** Empty where there is no port. */
    default Optional<Endpoint> network() {
        return switch (this) {
            case Tcp(var endpoint) -> Optional.of(endpoint);
            case Tls(var endpoint, var _, var _) -> Optional.of(endpoint);
            case WebSocket(var endpoint, var _) -> Optional.of(endpoint);
            case Unix _ -> Optional.empty();
        };
    }
}
