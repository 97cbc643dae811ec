package io.github.pidkeeper.core.broker.conf;

import java.nio.file.Path;

/**
 * A file that a broker reads beside its configuration, and without which it does not start: passwords, rights, certificates.
 *
 * @param configuration that names it, an included one perhaps
 * @param line in which it does, from 1
 * @param key by which it does
 * @param path absolute, or relative to the directory that the broker works in
 */
public record NamedFile(Path configuration, int line, String key, Path path) {}
