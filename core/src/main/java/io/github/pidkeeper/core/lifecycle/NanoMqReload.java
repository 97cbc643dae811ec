package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.CommandClues;
import io.github.pidkeeper.core.broker.ConfigurationFormat;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.IpcAddresses;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.discovery.Discovery;
import io.github.pidkeeper.core.discovery.FoundBroker;
import io.github.pidkeeper.core.discovery.UnitFiles;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.ProgramRun;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.ShownCommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * NanoMQ's own {@code reload}: a second process, which finds the broker by the address in its configuration and waits for its
 * answer without a limit of its own.
 *
 * <p>So it is only run where it is safe: the release survives it, the address is this broker's alone, and the pid file is true,
 * for the command reads it and deletes one that names nobody. Its exit code proves nothing; its words have to say that it
 * succeeded.
 */
record NanoMqReload(Broker broker, ProcessTable processes, ProcessSpawner spawner) {

    private static final Duration BANNER_LIMIT = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String SUCCESS = "reload succeed";

    /** Why it would not be safe, as far as files and processes tell; empty if nothing speaks against it. Runs nothing. */
    Optional<Message> obstacle(Sight look) {
        ProcessFacts process = look.pin().map(PinnedProcess::facts).orElseThrow();
        if (configuration().isEmpty()) {
            return refusal(Phrase.RELOAD_NEEDS_CONFIGURATION, name());
        }
        if (look.verdict().pidFileHealth() != PidFileHealth.TRUE) {
            return refusal(Phrase.RELOAD_NEEDS_PID_FILE, name(), broker.pidFile());
        }
        return ofNeighbours(process)
                .or(() -> process.executableReplaced()
                        ? refusal(Phrase.RELOAD_EXECUTABLE_REPLACED, name(), executable())
                        : Optional.empty());
    }

    /** What is run. */
    Command command() {
        return new Command(
                broker.command().executable(),
                List.of("reload", "--conf", configuration().map(Path::toString).orElse("")));
    }

    String line() {
        return new ShownCommandLine(command().line()).wholeText();
    }

    Map<String, String> environment() {
        return new ForegroundForm(broker).environment();
    }

    Target.OfRun target() {
        return target(command(), LIMIT);
    }

    Duration limit() {
        return LIMIT;
    }

    ProgramRun run() throws InterruptedException {
        return spawner.run(command(), environment(), LIMIT);
    }

    /** Whether its words say so; where it fails it may end with exit code 0 all the same. */
    static boolean succeeded(String output) {
        return output.contains(SUCCESS);
    }

    private Target.OfRun target(Command command, Duration limit) {
        return new Target.OfRun(
                new ShownCommandLine(command.line()).masked(), new ShownEnvironment(environment()).masked(), limit);
    }

    private Optional<Path> configuration() {
        var clues = new CommandClues(broker.kind(), broker.command().arguments());
        return broker.configuration().filter(_ -> !clues.oldFormat()).filter(Files::isRegularFile);
    }

    /** What is run to ask for its release. */
    Target.OfRun question() {
        return target(asking(), BANNER_LIMIT);
    }

    String questionLine() {
        return new ShownCommandLine(asking().line()).wholeText();
    }

    /** Why its release does not allow it; empty if it does. Runs the executable for that. */
    Optional<Message> obstacleOfRelease() {
        Optional<NanoMqVersion> version = banner().flatMap(NanoMqVersion::of);
        if (version.isEmpty()) {
            return refusal(Phrase.RELOAD_VERSION_UNKNOWN, name(), executable());
        }
        return version.get().compareTo(NanoMqVersion.RELOADS) < 0
                ? refusal(Phrase.RELOAD_VERSION_OLD, name(), version.get().toString(), NanoMqVersion.RELOADS.toString())
                : Optional.empty();
    }

    private Optional<String> banner() {
        try {
            return spawner.run(asking(), environment(), BANNER_LIMIT) instanceof ProgramRun.Ended(int _, String output)
                    ? Optional.of(output)
                    : Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<Message> ofNeighbours(ProcessFacts process) {
        var own = IpcAddresses.of(OwnConfiguration.of(broker).reading());
        var kinds = BrokerKinds.BUILT_IN.named(broker.kind().text()).isPresent()
                ? BrokerKinds.BUILT_IN
                : new BrokerKinds(List.of(broker.kind()));
        return new Discovery(processes, kinds, UnitFiles.none(), List.of())
                .running().stream()
                        .filter(other -> other.kind().configuration().format() == ConfigurationFormat.NANOMQ)
                        .filter(other -> isOther(process, other.process().orElseThrow()))
                        .flatMap(other -> ofNeighbour(own, other).stream())
                        .findFirst();
    }

    private static boolean isOther(ProcessFacts own, ProcessFacts other) {
        return other.pid() != own.pid() && other.parent() != own.pid();
    }

    private Optional<Message> ofNeighbour(Optional<IpcAddresses> own, FoundBroker other) {
        long pid = other.process().orElseThrow().pid();
        String lines = String.join(" ", IpcAddresses.ownLines(broker));
        Path file = configuration().orElseThrow();
        var its = IpcAddresses.of(readingOf(other));
        if (own.isEmpty() || its.isEmpty()) {
            return refusal(Phrase.RELOAD_IPC_UNPROVEN, name(), pid, lines, file);
        }
        return own.get()
                .sharedWith(its.get())
                .flatMap(url -> refusal(Phrase.RELOAD_IPC_SHARED, name(), pid, url, lines, file));
    }

    private static ConfigurationReading readingOf(FoundBroker other) {
        return OwnConfiguration.read(other.kind(), other.command(), other.configuration());
    }

    private Command asking() {
        return new Command(executable(), List.of("--version"));
    }

    private Path executable() {
        return broker.command().executable();
    }

    private String name() {
        return broker.name().text();
    }

    private static Optional<Message> refusal(Phrase phrase, Object... arguments) {
        return Optional.of(Message.of(phrase, arguments));
    }
}
