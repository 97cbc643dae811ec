package io.github.pidkeeper.core.log;

import io.github.pidkeeper.core.watch.Sentinel;
import java.util.function.Supplier;

/**
 * What it takes to read a log and to follow it.
 *
 * @param sentinels makes one for each log that is followed
 */
public record LogAccess(LogFiles files, Supplier<Sentinel> sentinels) {}
