package io.github.pidkeeper.core.discovery;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A broker that runs on this machine, or is installed there and could.
 *
 * @param command by which it was started, or usually is; its configuration by a whole path where that is known
 * @param configuration the file that the command names
 * @param pidFile where it writes its pid, as far as that can be known
 * @param port the MQTT port by which it would be judged
 * @param process where it runs
 * @param unit the systemd service that runs it, or would
 */
public record FoundBroker(
        BrokerKind kind,
        Command command,
        Optional<Path> configuration,
        Optional<Path> pidFile,
        OptionalInt port,
        Optional<ProcessFacts> process,
        Optional<ProcessFacts.Unit> unit) {

    /** The same, where it is not known after all where it writes its pid. */
    FoundBroker withoutPidFile() {
        return new FoundBroker(kind, command, configuration, Optional.empty(), port, process, unit);
    }
}
