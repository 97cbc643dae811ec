package io.github.pidkeeper.core.pidfile;

import java.util.Optional;

/**
 * What a pid file means, and what it means that of.
 *
 * @param content the first 4 KiB of it, for showing only; empty where there is no plain file to be read
 */
public record PidFileInspection(PidFileReading reading, Optional<PidFileContent> content) {}
