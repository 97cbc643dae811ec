package io.github.pidkeeper.core.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.readiness.BrokerProbe;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The lifecycle on this very machine, and a native stand-in for the broker; everything in one directory, gone at the end. */
final class RealBench implements AutoCloseable {

    final StandIn standIn = StandIn.named("nanomq");
    final int port = standIn.freePort();
    final Path pidFile = standIn.directory().resolve("broker.pid");
    final Path configuration = standIn.directory().resolve("nanomq.conf");
    final Path state = standIn.directory().resolve("state");
    final Lifecycle lifecycle = lifecycle(state);
    private final Duration grace;

    RealBench(Duration grace) {
        this.grace = grace;
        try {
            Files.writeString(configuration, "listeners.tcp {\n  bind = \"127.0.0.1:" + port + "\"\n}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Lifecycle lifecycle(Path state) {
        Machine machine = Machine.current();
        return new Lifecycle(Means.of(machine, new BrokerProbe()), state, Bench::words);
    }

    /** As NanoMQ, whose pid file is told by the environment. */
    Broker nanomq(String... flags) {
        var arguments = new ArrayList<>(List.of("start", "--conf", configuration.toString()));
        arguments.addAll(List.of(flags));
        return broker(BrokerKind.NANOMQ, OptionalInt.of(port), arguments);
    }

    /** As any broker, which is told port and pid file by its arguments. */
    Broker any(String... flags) {
        var arguments = new ArrayList<>(List.of("--port", Integer.toString(port), "--pid-file", pidFile.toString()));
        arguments.addAll(List.of(flags));
        return broker(BrokerKind.GENERIC, OptionalInt.of(port), arguments);
    }

    Broker broker(BrokerKind kind, OptionalInt knownPort, List<String> arguments) {
        return new Broker(
                new BrokerName("plant-floor"),
                kind,
                new Command(standIn.program(), arguments),
                pidFile,
                Optional.of(configuration),
                knownPort,
                grace);
    }

    /** Starts it by its own command line, behind our back. */
    StandInProcess startByHand(Broker broker) {
        return standIn.startIn(
                Map.of("NANOMQ_PID_FILE", pidFile.toString()),
                broker.command().arguments().toArray(String[]::new));
    }

    /** Starts the broker, and insists on it. */
    long start(Broker broker) throws InterruptedException {
        Outcome outcome = lifecycle.start(broker, new FollowedSteps());
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).verdict().process().orElseThrow().pid();
    }

    Outcome stop(Broker broker, Progress progress) throws InterruptedException {
        return lifecycle.stop(broker, progress);
    }

    Verdict expect(Broker broker, BrokerState state, PidFileHealth health) {
        Verdict verdict = lifecycle.status(broker);
        assertThat(verdict.state()).as(verdict.toString()).isEqualTo(state);
        assertThat(verdict.pidFileHealth()).as(verdict.toString()).isEqualTo(health);
        return verdict;
    }

    /** Pids of all that runs from the stand-in's executable. */
    List<Long> running() {
        return standIn.running().stream().map(ProcessHandle::pid).toList();
    }

    byte[] pidFileBytes() {
        try {
            return Files.readAllBytes(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writePidFile(long pid) {
        try {
            Files.write(pidFile, padded(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Twelve bytes, padded with NUL, as NanoMQ writes them. */
    static byte[] padded(long pid) {
        String digits = Long.toString(pid);
        return (digits + "\0".repeat(12 - digits.length())).getBytes(UTF_8);
    }

    @Override
    public void close() {
        standIn.close();
        assertThat(standIn.running()).as("children left behind").isEmpty();
    }
}
