package io.github.pidkeeper.core.broker.conf;

import java.util.Optional;

/**
 * With what a broker is to prove who it is that listens whether or not it can, as NanoMQ does: a file that is missing, or that
 * it cannot make use of, leaves it with a port at which no handshake comes to an end.
 *
 * @param certificate as it is named, relative perhaps
 * @param key likewise; where there is none, it may be in the file of the certificate
 * @param hasPassword whether it is told one for the key
 */
public record TlsMaterial(Optional<NamedFile> certificate, Optional<NamedFile> key, boolean hasPassword) {}
