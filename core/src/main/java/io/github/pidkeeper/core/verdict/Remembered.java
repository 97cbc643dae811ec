package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.process.ProcessIdentity;
import java.time.Instant;

/**
 * The process that this program once started as the broker, and that nobody has since stopped through it.
 *
 * @param since when it was started, for showing only
 */
public record Remembered(ProcessIdentity identity, Instant since) {}
