package io.github.pidkeeper.core.broker;

import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A broker as the administrator configured it: what to run, and where its pid file, configuration and MQTT port are.
 *
 * @param pidFile absolute path, normalised; also what tells two brokers apart
 * @param configuration the broker's own configuration file, absolute, where it has one
 * @param port the MQTT port on this machine, 1 to 65535, where it is known
 * @param grace how long a graceful stop may take before somebody is asked; never negative
 * @param figures as whom it is asked for its figures, where not as anybody
 * @param unit the systemd service that runs it, where that is configured
 */
public record Broker(
        BrokerName name,
        BrokerKind kind,
        Command command,
        Path pidFile,
        Optional<Path> configuration,
        OptionalInt port,
        Duration grace,
        Optional<FiguresUser> figures,
        Optional<SystemdUnit> unit) {

    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

    /** A path within an executable leads nowhere. */
    private static final Path NOTHING = Path.of("nothing");

    /** @throws IllegalArgumentException if a path is not absolute, the port out of range, the unit no service, or the grace negative */
    public Broker {
        if (!pidFile.isAbsolute()
                || configuration.filter(path -> !path.isAbsolute()).isPresent()) {
            throw new IllegalArgumentException("paths of a broker are absolute: " + pidFile + ", " + configuration);
        }
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65535)) {
            throw new IllegalArgumentException("not a port: " + port.getAsInt());
        }
        if (unit.filter(it -> !it.isService()).isPresent()) {
            throw new IllegalArgumentException("not a service: " + unit.get().name());
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("negative grace: " + grace);
        }
        pidFile = pidFile.normalize();
    }

    /** One that anybody may ask for its figures, and that no unit is known of. */
    public Broker(
            BrokerName name,
            BrokerKind kind,
            Command command,
            Path pidFile,
            Optional<Path> configuration,
            OptionalInt port,
            Duration grace) {
        this(name, kind, command, pidFile, configuration, port, grace, Optional.empty(), Optional.empty());
    }

    /**
     * One like it that nobody runs.
     *
     * @param program a file that nobody executes; the pid file would have to be in it
     */
    public Broker absent(Path program) {
        var unused = new Command(program, command.arguments());
        return new Broker(name, kind, unused, program.resolve(NOTHING), configuration, port, grace);
    }

    /** The same with another grace. */
    public Broker withGrace(Duration other) {
        return new Broker(name, kind, command, pidFile, configuration, port, other, figures, unit);
    }

    /** The same, asked for its figures as this user. */
    public Broker withFigures(FiguresUser user) {
        return new Broker(name, kind, command, pidFile, configuration, port, grace, Optional.of(user), unit);
    }

    /** The same, and the unit that runs it. */
    public Broker withUnit(Optional<SystemdUnit> service) {
        return new Broker(name, kind, command, pidFile, configuration, port, grace, figures, service);
    }
}
