package io.github.pidkeeper.core.discovery;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.CommandClues;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Looks for brokers on this machine: those that run, by the name of their executable wherever it is, those that systemd has a
 * service for, and those that are installed in the usual places. Nothing is started, signalled or changed by it.
 */
public final class Discovery {

    /** Where daemons are, although they are on few people's path. */
    private static final List<Path> USUAL =
            List.of(Path.of("/usr/local/sbin"), Path.of("/usr/local/bin"), Path.of("/usr/sbin"), Path.of("/usr/bin"));

    private final ProcessTable processes;
    private final BrokerKinds kinds;
    private final List<Path> directories;
    private final UnitFiles units;

    /** @param path directories divided as in the environment's PATH */
    public Discovery(ProcessTable processes, BrokerKinds kinds, UnitFiles units, String path) {
        this(
                processes,
                kinds,
                units,
                Stream.concat(
                                Arrays.stream(path.split(":", -1)).flatMap(word -> absolute(word).stream()),
                                USUAL.stream())
                        .toList());
    }

    /** @param directories where installed programs are looked for, in this order */
    public Discovery(ProcessTable processes, BrokerKinds kinds, UnitFiles units, List<Path> directories) {
        this.processes = processes;
        this.kinds = kinds;
        this.directories = List.copyOf(directories);
        this.units = units;
    }

    /**
     * Running ones first, each by itself; then services that do not run; then programs of which none is found by then, each
     * once whatever links lead to it. May block.
     */
    public List<FoundBroker> find() {
        var services = units.starting(kinds::recognises);
        var found = new ArrayList<>(
                running().stream().map(broker -> broker.among(services)).toList());
        for (var unit : services) {
            var broker = ofUnit(unit);
            if (found.stream().noneMatch(known -> isSame(known, broker))) {
                found.add(broker);
            }
        }
        var seen = new HashSet<Path>();
        found.forEach(broker -> real(broker.command().executable()).ifPresent(seen::add));
        for (var kind : kinds.all()) {
            for (var program : programs(kind)) {
                if (real(program).filter(seen::add).isPresent()) {
                    found.add(installed(kind, program));
                }
            }
        }
        return List.copyOf(found);
    }

    private List<Path> programs(BrokerKind kind) {
        return Stream.concat(directories.stream(), kind.places().stream())
                .flatMap(directory -> kind.programs().stream().map(directory::resolve))
                // A program of a described kind may have the name of one that is built in, and is then its.
                .filter(program -> kinds.of(program).equals(kind))
                .toList();
    }

    /** Those that run, each by itself. May block. */
    public List<FoundBroker> running() {
        var held = new ArrayList<FoundBroker>();
        for (long pid : processes.runningAs(kinds::recognises)) {
            if (processes.pin(pid) instanceof Pinning.Pinned(var process)) {
                try (process) {
                    var broker = running(process.facts());
                    // Until here what was read is about this process.
                    if (!process.hasExited()) {
                        broker.ifPresent(held::add);
                    }
                }
            }
        }
        return held.stream().filter(broker -> !isWorker(broker, held)).toList();
    }

    /** A parent and its children are one broker. */
    private static boolean isWorker(FoundBroker broker, List<FoundBroker> all) {
        long parent = broker.process().orElseThrow().parent();
        return all.stream()
                .anyMatch(other -> other.process().orElseThrow().pid() == parent
                        && other.kind().equals(broker.kind()));
    }

    /** What lives in a container has other paths, and another pid there than here. */
    private Optional<FoundBroker> running(ProcessFacts facts) {
        if (!facts.ownPidNamespace()) {
            return Optional.empty();
        }
        return new CommandAgain(kinds, facts).command().map(command -> {
            var kind = kinds.of(command.executable());
            var told = kind.pidFile()
                    .variable()
                    .flatMap(name -> processes.variable(facts.pid(), name))
                    .flatMap(Discovery::absolute);
            return found(kind, command, told, facts.workingDirectory(), Optional.of(facts), facts.unit());
        });
    }

    /** What its unit starts runs already, by the unit or by hand; or another name leads to the same unit. */
    private static boolean isSame(FoundBroker known, FoundBroker ofUnit) {
        return known.unit().equals(ofUnit.unit())
                || (known.command().executable().equals(ofUnit.command().executable())
                        && known.configuration().equals(ofUnit.configuration()));
    }

    /** In the foreground, which systemd may have it do otherwise. */
    private FoundBroker ofUnit(UnitFile file) {
        var command = file.command();
        var kind = kinds.of(command.executable());
        var told = kind.pidFile()
                .variable()
                .flatMap(name -> Optional.ofNullable(file.environment().get(name)))
                .flatMap(Discovery::absolute)
                .or(file::pidFile);
        var here = new Command(command.executable(), kind.foreground().essential(command.arguments()));
        var found = found(kind, here, told, file.directory(), Optional.empty(), Optional.of(file.unit()));
        boolean mayBeTold = kind.pidFile().variable().isPresent() && file.moreEnvironment();
        return mayBeTold && told.isEmpty() ? found.withoutPidFile() : found;
    }

    private static FoundBroker installed(BrokerKind kind, Path program) {
        var habit = kind.configuration();
        var arguments = new ArrayList<String>();
        kind.foreground().verb().ifPresent(arguments::add);
        habit.usual().stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(file -> habit.options().stream()
                        .findFirst()
                        .ifPresent(option -> arguments.addAll(List.of(option, file.toString()))));
        return found(
                kind,
                new Command(program, arguments),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static FoundBroker found(
            BrokerKind kind,
            Command command,
            Optional<Path> toldPidFile,
            Optional<Path> directory,
            Optional<ProcessFacts> process,
            Optional<ProcessFacts.Unit> unit) {
        var configuration = new CommandClues(kind, command.arguments()).configuration();
        var own = new OwnConfiguration(
                OptionalInt.empty(), OwnConfiguration.read(kind, command, configuration, directory));
        var pidFile = toldPidFile
                .or(() -> own.reading() instanceof ConfigurationReading.Read(var read)
                        ? read.pidFile()
                        : Optional.empty())
                .or(() -> kind.pidFile().usual());
        return new FoundBroker(
                kind,
                command,
                configuration,
                pidFile,
                own.port(),
                directory,
                process,
                unit,
                unit.isPresent() && process.isEmpty());
    }

    private static Optional<Path> real(Path program) {
        try {
            return Files.isExecutable(program) && !Files.isDirectory(program)
                    ? Optional.of(program.toRealPath())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> absolute(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
