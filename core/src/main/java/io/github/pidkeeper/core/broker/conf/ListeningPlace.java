package io.github.pidkeeper.core.broker.conf;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where on this machine a broker wants to listen, so that there has to be such a place.
 *
 * @param configuration that names it, an included one perhaps
 * @param line in which it does, from 1
 * @param host a name or a literal address; empty where it is every address
 * @param networkInterface by its name
 */
public record ListeningPlace(Path configuration, int line, Optional<String> host, Optional<String> networkInterface) {}
