package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.CommandMark;
import io.github.pidkeeper.core.process.ProcessIdentity;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that this program once started as the broker, and that nobody has since stopped through it.
 *
 * @param since when it was started, for showing only
 * @param command what was configured then; unknown in records of versions that did not write it down
 */
public record Remembered(ProcessIdentity identity, Instant since, Optional<CommandMark> command) {}
