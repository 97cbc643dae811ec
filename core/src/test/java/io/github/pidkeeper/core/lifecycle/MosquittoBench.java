package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.standin.FreePort;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A real Mosquitto and the lifecycle on this very machine; everything of it in one directory of the test. */
final class MosquittoBench {

    static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");

    final Path directory;
    final Path configuration;
    final Path pidFile;
    final Path log;
    final int port;
    final Lifecycle lifecycle;

    MosquittoBench(Path directory) {
        this(directory, FreePort.find().number());
    }

    MosquittoBench(Path directory, int port) {
        assertThat(MOSQUITTO)
                .as("Mosquitto is needed: apt-get install mosquitto")
                .isExecutable();
        this.directory = directory;
        configuration = directory.resolve("mosquitto.conf");
        pidFile = directory.resolve("mosquitto.pid");
        log = directory.resolve("mosquitto.log");
        this.port = port;
        lifecycle = RealBench.lifecycle(directory.resolve("state"));
    }

    /** Its configuration: pid file, the user that lets it stay root, a plain log file, and these lines. */
    void configure(String... lines) throws IOException {
        write(Stream.concat(Stream.of("pid_file " + pidFile, "user root", "log_dest file " + log), Stream.of(lines))
                .toArray(String[]::new));
    }

    /** Its configuration: these lines, and no others. */
    void write(String... lines) throws IOException {
        Files.write(configuration, List.of(lines));
    }

    /** As it is configured; nobody told a port. */
    Broker broker() {
        return broker(OptionalInt.empty());
    }

    Broker broker(OptionalInt watchedPort) {
        return broker(configuration, watchedPort);
    }

    /** With a configuration that need not be this bench's, and these arguments besides. */
    Broker broker(Path told, OptionalInt watchedPort, String... flags) {
        return new Broker(
                new BrokerName("hall"),
                BrokerKind.MOSQUITTO,
                new Command(
                        MOSQUITTO,
                        Stream.concat(Stream.of("-c", told.toString()), Stream.of(flags))
                                .toList()),
                pidFile,
                Optional.of(told),
                watchedPort,
                Duration.ofSeconds(10));
    }

    /** Starts it, and insists on it. */
    Verdict start() throws InterruptedException {
        Outcome outcome = lifecycle.start(broker(), new FollowedSteps());
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).verdict();
    }

    /** Tries to start it, and insists that it fails. */
    Outcome.Failed startInVain() throws InterruptedException {
        Outcome outcome = lifecycle.start(broker(), new FollowedSteps());
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcome;
    }

    Verdict status() {
        return lifecycle.status(broker());
    }

    /** A look that comes to this, and says this of the answer. */
    Verdict expect(BrokerState state, Phrase finding) {
        Verdict verdict = status();
        assertThat(verdict.state()).as(verdict.toString()).isEqualTo(state);
        assertThat(findings(verdict)).contains(finding);
        return verdict;
    }

    static List<Phrase> findings(Verdict verdict) {
        return verdict.evidence().stream()
                .map(Evidence::finding)
                .map(finding -> finding.phrase())
                .toList();
    }

    List<String> logged() throws IOException {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /** What runs from the directory, or on a file of it. */
    List<ProcessHandle> ours() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(directory.toString()))
                        .isPresent())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Stops it, and insists that nothing is left. */
    void close() throws InterruptedException {
        lifecycle.stop(broker(), new FollowedSteps());
        noneIsLeft();
    }

    /** Insists that nothing is left, though nobody stops it now. */
    void noneIsLeft() {
        List<ProcessHandle> left = ours();
        left.forEach(ProcessHandle::destroyForcibly);
        assertThat(left).as("brokers left behind").isEmpty();
    }
}
