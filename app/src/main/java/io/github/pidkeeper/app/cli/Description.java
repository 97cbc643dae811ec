package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.KnownKinds;
import io.github.pidkeeper.app.settings.Port;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.CommandClues;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.broker.conf.RelativePidFile;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.verdict.ShownCommandLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A broker described by options and the command behind the two dashes; used once. */
final class Description {

    private static final List<Option> OPTIONS = List.of(Option.PID_FILE, Option.PORT, Option.KIND, Option.CONF);

    private final Invocation invocation;
    private final Paths paths;
    private final KnownKinds kinds;
    private final List<Sentence> wrongs = new ArrayList<>();

    Description(Invocation invocation, Paths paths, KnownKinds kinds) {
        this.invocation = invocation;
        this.paths = paths;
        this.kinds = kinds;
    }

    /** Whether a broker is described at all. */
    static boolean isIn(Invocation invocation) {
        return invocation.command().isPresent() || OPTIONS.stream().anyMatch(invocation::has);
    }

    /** @param chosen its name; otherwise it is called as its executable is */
    Given broker(Optional<BrokerName> chosen) {
        var command = command();
        var kind = kind(command);
        var configuration = path(Option.CONF)
                .or(() -> command.flatMap(known -> clues(kind, known).configuration()));
        var port = port();
        var unit = unit();
        var pidFile = invocation.has(Option.PID_FILE)
                ? path(Option.PID_FILE)
                : command.flatMap(known -> ownPidFile(kind, known, configuration));
        if (!wrongs.isEmpty() || command.isEmpty() || pidFile.isEmpty()) {
            return new Given.Wrong(wrongs.getFirst());
        }
        return new Given.Described(new Broker(
                        chosen.orElseGet(() -> nameOf(command.get())),
                        kind,
                        command.get(),
                        pidFile.get(),
                        configuration,
                        port,
                        Broker.DEFAULT_GRACE)
                .withUnit(unit));
    }

    private static CommandClues clues(BrokerKind kind, Command command) {
        return new CommandClues(kind, command.arguments());
    }

    /** The pid file that the broker's own configuration names. */
    private Optional<Path> ownPidFile(BrokerKind kind, Command command, Optional<Path> configuration) {
        return switch (OwnConfiguration.read(kind, command, configuration, Optional.of(paths.here()))) {
            case ConfigurationReading.Read(var read) when read.pidFile().isPresent() -> read.pidFile();
            case ConfigurationReading.Wrong wrong -> missing(Sentence.of("cli.pid-file-unknown", wrong.message()));
            case ConfigurationReading.Missing absent -> missing(Sentence.of("cli.pid-file-unknown", absent.message()));
            case ConfigurationReading.Unreadable(var file) ->
                missing(Sentence.of("cli.pid-file-configuration-unreadable", file));
            case ConfigurationReading.Read _, ConfigurationReading.None _ ->
                missing(
                        kind.configuration().format() == ConfigurationFormat.MOSQUITTO && configuration.isPresent()
                                ? unnamed(configuration.get())
                                : Sentence.of("cli.pid-file-missing"));
        };
    }

    private Sentence unnamed(Path configuration) {
        return new RelativePidFile(configuration)
                .path()
                .map(relative -> Sentence.of(
                        "cli.pid-file-relative",
                        configuration,
                        relative,
                        paths.here().resolve(relative).normalize()))
                .orElseGet(() -> Sentence.of("cli.pid-file-missing-there", configuration));
    }

    private Optional<Path> missing(Sentence sentence) {
        wrongs.add(sentence);
        return Optional.empty();
    }

    private Optional<Command> command() {
        var words = invocation.command().orElse(List.of());
        if (words.isEmpty()) {
            wrongs.add(Sentence.of("cli.command-missing"));
            return Optional.empty();
        }
        if (invocation.verb().changes() && new ShownCommandLine(words).hasMask()) {
            wrongs.add(Sentence.of("cli.command-masked"));
            return Optional.empty();
        }
        return paths.program("cli.command-not-absolute", words.getFirst())
                .orTell(wrongs::add)
                .map(executable -> new Command(executable, words.subList(1, words.size())));
    }

    private BrokerKind kind(Optional<Command> command) {
        var wanted = invocation.value(Option.KIND);
        if (wanted.isEmpty()) {
            return command.map(known -> kinds.kinds().of(known.executable())).orElse(BrokerKind.GENERIC);
        }
        var kind = kinds.kinds().named(wanted.get());
        if (kind.isEmpty()) {
            wrongs.add(kinds.unknown(wanted.get()));
        }
        return kind.orElse(BrokerKind.GENERIC);
    }

    private OptionalInt port() {
        var wanted = invocation.value(Option.PORT);
        var port = wanted.flatMap(Port::parse);
        if (wanted.isPresent() && port.isEmpty()) {
            wrongs.add(Sentence.of("cli.port", wanted.get()));
        }
        return port.map(Port::number).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private Optional<SystemdUnit> unit() {
        if (invocation.has(Option.UNIT) && invocation.has(Option.USER_UNIT)) {
            wrongs.add(Sentence.of("cli.two-units"));
            return Optional.empty();
        }
        var system = unit(Option.UNIT, false);
        return system.isPresent() ? system : unit(Option.USER_UNIT, true);
    }

    private Optional<SystemdUnit> unit(Option option, boolean ofUser) {
        var wanted = invocation.value(option);
        var unit = wanted.flatMap(text -> SystemdUnit.parse(text, ofUser));
        if (wanted.isPresent() && unit.isEmpty()) {
            wrongs.add(Sentence.of("cli.no-unit", wanted.get()));
        }
        return unit;
    }

    private Optional<Path> path(Option option) {
        return invocation
                .value(option)
                .flatMap(text -> paths.read("cli.path-not-absolute", text).orTell(wrongs::add));
    }

    private static BrokerName nameOf(Command command) {
        var file = command.executable().getFileName();
        return Optional.ofNullable(file)
                .map(name -> name.toString().replaceAll("[^\\p{L}\\p{N}._-]", "-"))
                .flatMap(BrokerName::parse)
                .orElseGet(() -> new BrokerName("broker"));
    }
}
