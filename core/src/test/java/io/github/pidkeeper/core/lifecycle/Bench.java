package io.github.pidkeeper.core.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.CommandMark;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl.Verb;
import io.github.pidkeeper.core.process.ProgramRun;
import io.github.pidkeeper.core.process.SpawnRequest;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Memory;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import io.github.pidkeeper.core.verdict.Remembered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A broker on an imagined machine, with real files in a test's own directory, and the lifecycle to be tried on it. */
final class Bench {

    static final int PORT = 1883;
    static final long PID = 278718;

    final Path directory;
    final Path state;
    final Path pidFile;
    final FakeTime time = new FakeTime();
    final FakeMachine machine;
    final FakeSystemd systemd = new FakeSystemd(time);
    final FakeLock locks = new FakeLock();
    final RealFiles files = new RealFiles();
    final Lifecycle lifecycle;
    final long ownUid;
    Optional<Reading<Long>> connected = Optional.empty();
    Broker broker;

    Bench(Path directory) {
        this(directory, 1000);
    }

    Bench(Path directory, long ownUid) {
        this.directory = directory;
        this.ownUid = ownUid;
        state = directory.resolve("state");
        Path run = directory.resolve("run");
        pidFile = run.resolve("nanomq.pid");
        machine = new FakeMachine(time, ownUid);
        lifecycle = lifecycle(Duration.ofMinutes(1));
        try {
            Files.createDirectory(run);
            writeConfiguration("listeners.tcp { bind = \"127.0.0.1:1883\" }");
            Files.writeString(directory.resolve("nanomq"), "#!/bin/sh\n");
            Files.setPosixFilePermissions(directory.resolve("nanomq"), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker = broker(BrokerKind.NANOMQ, OptionalInt.of(PORT));
    }

    /** The operations of another program on this machine, which shares the state directory. */
    Lifecycle lifecycle(Duration lookLimit) {
        var means = new Means(machine, machine, machine, files, locks, (_, _) -> connected, systemd);
        return new Lifecycle(means, state, Bench::words, time, lookLimit);
    }

    /** As the user whose the files of this test really are. */
    static Bench ofThisUser(Path directory) {
        try {
            return new Bench(directory, (int) Files.getAttribute(directory, "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a user whose files have another number. */
    Lifecycle lifecycleOf(long uid) {
        files.actAs(uid);
        return lifecycle(Duration.ofMinutes(1));
    }

    /** Words as good as any. */
    static String words(Message message) {
        return message.phrase().name() + " " + message.arguments();
    }

    Broker broker(BrokerKind kind, OptionalInt port) {
        Path configuration = directory.resolve("nanomq.conf");
        return new Broker(
                new BrokerName("plant-floor"),
                kind,
                new Command(executable(), List.of("start", "--conf", configuration.toString())),
                pidFile,
                Optional.of(configuration),
                port,
                Duration.ofSeconds(10));
    }

    /** By a slip, the pid file of the broker is this file of its own. */
    void mistakeForPidFile(Path own) {
        broker = new Broker(
                broker.name(),
                broker.kind(),
                broker.command(),
                own,
                broker.configuration(),
                broker.port(),
                broker.grace());
    }

    /** What the broker is started with from now on. */
    void giveArguments(String... arguments) {
        broker = new Broker(
                broker.name(),
                broker.kind(),
                new Command(executable(), List.of(arguments)),
                broker.pidFile(),
                broker.configuration(),
                broker.port(),
                broker.grace());
    }

    /** What the broker's own configuration says from now on. */
    void writeConfiguration(String text) {
        try {
            Files.writeString(directory.resolve("nanomq.conf"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path executable() {
        return directory.resolve("nanomq");
    }

    /** What the broker looks like when it runs. */
    ProcessFactsBuilder facts(long pid) {
        return new ProcessFactsBuilder(pid)
                .ticks(pid * 10)
                .uid(ownUid)
                .executable(executable().toString())
                .line(broker.command().line())
                .startedAt(time.now().minusSeconds(3600));
    }

    /** What a process looks like that is not the broker. */
    static ProcessFactsBuilder stranger(long pid) {
        return new ProcessFactsBuilder(pid).executable("/usr/bin/sleep").line("sleep", "300");
    }

    /** The broker runs, holds its port, and its pid file names it as NanoMQ does. */
    FakeProcess running() {
        writePidFile(nanomqBytes(PID));
        return machine.add(facts(PID)).listening(PORT);
    }

    /** The same, and it was started through this program. */
    FakeProcess startedHere() throws IOException {
        FakeProcess process = running();
        remember(process);
        return process;
    }

    /** The broker runs as nanomq.service, which stops and restarts it when it is asked to. */
    FakeProcess serviced() {
        writePidFile(nanomqBytes(PID));
        FakeProcess process =
                machine.add(facts(PID).unit("nanomq.service", false)).listening(PORT);
        serves(process);
        return process;
    }

    /** This process is the one of nanomq.service. */
    void serves(FakeProcess process) {
        systemd.unit("nanomq.service")
                .running(process.pid())
                .on(Verb.STOP, Duration.ofMillis(50), () -> ends(process), new OwnerAnswer.Done())
                .on(Verb.RELOAD, Duration.ofMillis(50), () -> {}, new OwnerAnswer.Done())
                .on(
                        Verb.RESTART,
                        Duration.ofMillis(50),
                        () -> {
                            process.exit(0);
                            service(PID + 1);
                        },
                        new OwnerAnswer.Done());
    }

    /** The service has ended its process, and is down. */
    void ends(FakeProcess process) {
        process.exit(0);
        systemd.unit("nanomq.service").activity("inactive");
    }

    /** The service has started this. */
    void service(long pid) {
        machine.add(facts(pid).unit("nanomq.service", false).startedAt(time.now()))
                .listening(PORT);
        writePidFile(nanomqBytes(pid));
        systemd.unit("nanomq.service").running(pid);
    }

    /** What nanomq.service has written in one of its runs is in systemd's journal. */
    void wroteInRun(int run, String text) {
        machine.onRun(command ->
                new ProgramRun.Ended(0, command.arguments().contains("_SYSTEMD_INVOCATION_ID=run-" + run) ? text : ""));
    }

    /** The next start gives birth to a broker like this: after a moment it listens and has written its pid file. */
    void givesBirthTo(long pid) {
        machine.onSpawn(request -> {
            FakeProcess process = born(pid, request);
            time.after(Duration.ofMillis(10), () -> {
                writePidFile(nanomqBytes(pid));
                process.listening(PORT);
            });
            return process;
        });
    }

    FakeProcess born(long pid, SpawnRequest request) {
        return machine.add(facts(pid)
                .line(request.command().line())
                .parent(FakeMachine.OWN_PID)
                .startedAt(time.now()));
    }

    static byte[] nanomqBytes(long pid) {
        String digits = Long.toString(pid);
        return (digits + "\0".repeat(12 - digits.length())).getBytes(UTF_8);
    }

    void writePidFile(byte[] bytes) {
        try {
            Files.write(pidFile, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] pidFileBytes() {
        try {
            return Files.readAllBytes(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Memory memory() {
        return new StateDirectory(state).folder(broker).memory();
    }

    /** Somebody started this process as the broker, through this program, a while ago. */
    void remember(FakeProcess process) throws IOException {
        new StateDirectory(state)
                .create(broker)
                .remember(new Remembered(
                        process.facts().identity(), time.now(), Optional.of(CommandMark.of(broker.command()))));
    }

    /** An operation was begun by a program that is no more. */
    void leaveIntent(Intent.Aim aim, Optional<FakeProcess> target) throws IOException {
        leaveIntent(aim, target, false);
    }

    /** The same, of a restart that was stopping this process. */
    void leaveRestart(FakeProcess target) throws IOException {
        leaveIntent(Intent.Aim.STOP, Optional.of(target), true);
    }

    private void leaveIntent(Intent.Aim aim, Optional<FakeProcess> target, boolean thenStart) throws IOException {
        new StateDirectory(state)
                .create(broker)
                .intend(new Intent(
                        aim,
                        target.map(process -> process.facts().identity()),
                        thenStart,
                        false,
                        new ProcessFactsBuilder(998).build().identity(),
                        time.now()));
    }

    String journal() {
        try {
            return Files.readString(state.resolve("journal.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever was done: nothing is held any more. */
    void nothingIsHeld() {
        assertThat(machine.held()).as("pins that were not closed").isZero();
        assertThat(systemd.hasOpenOrders()).as("an order that was not closed").isFalse();
        assertThat(locks.isHeld()).as("a lock that was not given back").isFalse();
    }
}
