package io.github.pidkeeper.core.broker.conf;

/**
 * The HTTP server of a broker, for its REST interface.
 *
 * @param credentials with which it is to be asked
 */
public record WebServer(Endpoint endpoint, Credentials credentials) {}
