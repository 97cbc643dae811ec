package io.github.pidkeeper.core.broker;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a kind of broker does with its pid file.
 *
 * @param form how it writes it itself, so that whatever reads that file finds what it always found
 * @param variable of the environment, by which it is told the place
 * @param usual where it is unless somebody says otherwise; absolute
 * @param makesDirectory it makes the directory of its pid file where that is missing
 */
public record PidFileHabit(PidFileForm form, Optional<String> variable, Optional<Path> usual, boolean makesDirectory) {}
