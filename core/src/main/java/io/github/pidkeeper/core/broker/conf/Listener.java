package io.github.pidkeeper.core.broker.conf;

import java.nio.file.Path;
import java.util.Optional;

/** Where a broker accepts clients, and how they have to speak. */
public sealed interface Listener {

    /** Empty where there is no port. */
    Optional<Endpoint> network();

    /** Plain MQTT. */
    record Tcp(Endpoint endpoint) implements Listener {
        @Override
        public Optional<Endpoint> network() {
            return Optional.of(endpoint);
        }
    }

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

        @Override
        public Optional<Endpoint> network() {
            return Optional.of(endpoint);
        }
    }

    /** MQTT within WebSocket, encrypted or not. */
    record WebSocket(Endpoint endpoint, boolean encrypted) implements Listener {
        @Override
        public Optional<Endpoint> network() {
            return Optional.of(endpoint);
        }
    }

    /** MQTT over a socket of this machine's file system. */
    record Unix(Path path) implements Listener {
        @Override
        public Optional<Endpoint> network() {
            return Optional.empty();
        }
    }
}
