package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.standin.FreePort;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes with the words of a broker's command on their own command line, and a real Mosquitto. */
class BystandersMosquittoIT {

    @TempDir
    Path directory;

    private final List<Process> begun = new ArrayList<>();

    @AfterEach
    void endThem() throws InterruptedException {
        for (Process process : begun) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void whoFollowsTheProgramIsNotStoppedThroughAStalePidFile() throws Exception {
        Path script = Files.writeString(directory.resolve("broker"), "#!/bin/sh\nexec sleep 60\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Path program : List.of(MosquittoBench.MOSQUITTO, script)) {
            Process bystander = begin(directory, "tail", "-f", program.toString());
            Path pidFile = Files.writeString(directory.resolve("broker.pid"), bystander.pid() + "\n");
            var broker = broker(BrokerKind.GENERIC, new Command(program, List.of()), pidFile, Optional.empty());

            assertThat(status(broker).pidFileHealth()).isEqualTo(PidFileHealth.MISMATCHED);
            assertThat(lifecycle().stop(broker, new FollowedSteps())).isInstanceOf(Outcome.NothingToDo.class);
            assertThat(bystander.isAlive()).as(program.toString()).isTrue();
        }
    }

    @Test
    void whoHasStartedTheBrokerIsNotTakenForIt() throws Exception {
        var bench = new MosquittoBench(directory);
        bench.configure("listener " + bench.port + " 127.0.0.1");
        Process lock = begin(
                directory,
                "flock",
                directory.resolve("lock").toString(),
                MosquittoBench.MOSQUITTO.toString(),
                "-c",
                bench.configuration.toString());
        awaitPidFile(bench.pidFile);

        Verdict verdict = bench.status();

        assertThat(verdict.state()).isEqualTo(BrokerState.RUNNING);
        assertThat(verdict.pidFileHealth()).isEqualTo(PidFileHealth.TRUE);
        assertThat(verdict.process().orElseThrow().parent()).isEqualTo(lock.pid());
    }

    @Test
    void theBrokerOfAnotherDirectoryIsLeftAloneThoughItsWordsAreTheSame() throws Exception {
        Path theirs = Files.createDirectory(directory.resolve("theirs"));
        Path ours = Files.createDirectory(directory.resolve("ours"));
        for (Path each : List.of(theirs, ours)) {
            Files.write(
                    each.resolve("m.conf"),
                    List.of(
                            "listener " + FreePort.find().number() + " 127.0.0.1",
                            "pid_file " + each.resolve("m.pid"),
                            "user root"));
        }
        var command = new Command(MosquittoBench.MOSQUITTO, List.of("-c", "m.conf"));
        Process another = begin(theirs, command.line().toArray(String[]::new));
        awaitPidFile(theirs.resolve("m.pid"));
        Broker broker =
                broker(BrokerKind.MOSQUITTO, command, ours.resolve("m.pid"), Optional.of(ours.resolve("m.conf")));

        assertThat(status(broker).state()).isEqualTo(BrokerState.STOPPED);
        assertThat(lifecycle().stop(broker, new FollowedSteps())).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(another.isAlive()).isTrue();
        Broker right =
                broker(BrokerKind.MOSQUITTO, command, theirs.resolve("m.pid"), Optional.of(theirs.resolve("m.conf")));
        assertThat(status(right).process().orElseThrow().pid()).isEqualTo(another.pid());
    }

    private Process begin(Path in, String... words) throws IOException {
        Process process = new ProcessBuilder(words)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        begun.add(process);
        // Until then it is a copy of this program, with this program's words.
        Patience.ofABusyMachine()
                .until(
                        words[0],
                        () -> process.info()
                                .command()
                                .filter(command -> command.endsWith(words[0]))
                                .isPresent());
        return process;
    }

    private static void awaitPidFile(Path file) {
        Patience.ofABusyMachine().until(file.toString(), () -> Files.exists(file));
    }

    private Verdict status(Broker broker) {
        return lifecycle().status(broker);
    }

    private Lifecycle lifecycle() {
        return RealBench.lifecycle(directory.resolve("state"));
    }

    private static Broker broker(BrokerKind kind, Command command, Path pidFile, Optional<Path> configuration) {
        return new Broker(
                new BrokerName("hall"),
                kind,
                command,
                pidFile,
                configuration,
                OptionalInt.empty(),
                Duration.ofSeconds(5));
    }
}
