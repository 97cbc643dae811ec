package io.github.pidkeeper.core.discovery;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A broker that runs on this machine, or is installed there and could.
 *
 * @param command by which it was started, or usually is; its configuration by a whole path where that is known
 * @param configuration the file that the command names
 * @param pidFile where it writes its pid, as far as that can be known
 * @param port the MQTT port by which it would be judged
 * @param directory in which it works, or would, where that is known
 * @param process where it runs
 * @param unit the systemd service that runs it, or would
 * @param ofItsOwn that service is there to run this program, and not whatever somebody starts in it
 */
public record FoundBroker(
        BrokerKind kind,
        Command command,
        Optional<Path> configuration,
        Optional<Path> pidFile,
        OptionalInt port,
        Optional<Path> directory,
        Optional<ProcessFacts> process,
        Optional<ProcessFacts.Unit> unit,
        boolean ofItsOwn) {

    /** The service that can be asked to start and stop it, and nothing else. */
    public Optional<SystemdUnit> service() {
        return unit.filter(_ -> ofItsOwn).flatMap(it -> SystemdUnit.parse(it.name(), it.ofUser()));
    }

    /** The same, and these are the services of this machine. */
    FoundBroker among(List<UnitFile> services) {
        boolean starts = services.stream()
                .anyMatch(file -> Optional.of(file.unit()).equals(unit)
                        && file.command().executable().equals(command.executable()));
        return new FoundBroker(kind, command, configuration, pidFile, port, directory, process, unit, starts);
    }

    /** The same, where it is not known after all where it writes its pid. */
    FoundBroker withoutPidFile() {
        return new FoundBroker(
                kind, command, configuration, Optional.empty(), port, directory, process, unit, ofItsOwn);
    }
}
