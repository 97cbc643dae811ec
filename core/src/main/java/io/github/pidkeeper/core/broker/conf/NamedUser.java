package io.github.pidkeeper.core.broker.conf;

import java.nio.file.Path;

/**
 * The user that a broker is told to become where root starts it.
 *
 * @param configuration that names him, an included one perhaps
 * @param line in which it does, from 1
 */
public record NamedUser(Path configuration, int line, String name) {}
