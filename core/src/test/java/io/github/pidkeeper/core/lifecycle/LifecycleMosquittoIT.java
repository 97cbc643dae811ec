package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Start, status, restart and stop of a real Mosquitto. */
class LifecycleMosquittoIT {

    private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");

    @TempDir
    Path directory;

    private final FollowedSteps steps = new FollowedSteps();
    private Lifecycle lifecycle;
    private Path configuration;
    private Path pidFile;
    private int port;

    @BeforeEach
    void configure() throws IOException {
        assertThat(MOSQUITTO)
                .as("Mosquitto is needed: apt-get install mosquitto")
                .isExecutable();
        lifecycle = RealBench.lifecycle(directory.resolve("state"));
        configuration = directory.resolve("mosquitto.conf");
        pidFile = directory.resolve("mosquitto.pid");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        configure("listener " + port + " 127.0.0.1", "pid_file " + pidFile, "user root");
    }

    @AfterEach
    void nothingIsLeft() {
        List<ProcessHandle> left = ours();
        left.forEach(ProcessHandle::destroyForcibly);
        assertThat(left).as("brokers left behind").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itIsStartedRestartedAndStoppedAndThePidFileTellsTheTruthThroughout(boolean daemon) throws Exception {
        Broker broker = broker(daemon ? List.of("-d") : List.of());

        long first = running(lifecycle.start(broker, steps));
        assertThat(Files.readString(pidFile).strip()).isEqualTo(Long.toString(first));
        assertThat(lifecycle.start(broker, new FollowedSteps())).isInstanceOf(Outcome.NothingToDo.class);

        long second = running(lifecycle.restart(broker, new FollowedSteps()));
        assertThat(second).isNotEqualTo(first);
        assertThat(ours()).extracting(ProcessHandle::pid).containsExactly(second);
        assertThat(Files.readString(pidFile).strip()).isEqualTo(Long.toString(second));

        assertThat(lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        expect(broker, BrokerState.STOPPED, PidFileHealth.ABSENT);
        assertThat(pidFile).doesNotExist();
        assertThat(lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.NothingToDo.class);
    }

    @Test
    void oneThatIsConfiguredOtherwiseByNowIsStillTheBrokerAndARestartMakesItTheNewOne() throws Exception {
        long old = running(lifecycle.start(broker(List.of("-v")), steps));
        Path moved = directory.resolve("moved.conf");
        Files.move(configuration, moved);
        configuration = moved;
        Broker edited = broker(List.of());

        Verdict verdict = lifecycle.status(edited);
        assertThat(verdict.state()).isEqualTo(BrokerState.RUNNING);
        assertThat(verdict.foremost())
                .isEqualTo(Message.of(
                        Phrase.PROCESS_OTHER_ARGUMENTS,
                        old,
                        "-c " + directory.resolve("mosquitto.conf") + " -v",
                        "-c " + moved));
        assertThat(lifecycle.start(edited, new FollowedSteps()))
                .isInstanceOfSatisfying(
                        Outcome.NothingToDo.class,
                        there -> assertThat(there.message().phrase()).isEqualTo(Phrase.ALREADY_RUNNING_OTHERWISE));
        assertThat(ours()).hasSize(1);
        assertThat(lifecycle.preview(Operations.Kind.RESTART, edited))
                .isInstanceOfSatisfying(
                        Preview.Planned.class,
                        plan -> assertThat(plan.steps())
                                .filteredOn(step -> step.kind() == Step.Kind.SPAWN)
                                .extracting(Step::description)
                                .containsExactly(Message.of(
                                        Phrase.STEP_SPAWN_INSTEAD,
                                        Message.of(Phrase.STEP_SPAWN, MOSQUITTO + " -c " + moved),
                                        MOSQUITTO + " -c " + directory.resolve("mosquitto.conf") + " -v")));

        running(lifecycle.restart(edited, new FollowedSteps()));
        assertThat(lifecycle.status(edited).deviation()).isEmpty();
        assertThat(lifecycle.stop(edited, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aLoserThatDeletesTheSurvivorsPidFileDoesNotHideTheSurvivor() throws Exception {
        Broker broker = broker(List.of());
        long survivor = running(lifecycle.start(broker, steps));
        var loser = new ProcessBuilder(broker.command().line())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("loser.log").toFile())
                .start();
        assertThat(loser.waitFor()).as("the port is taken").isNotZero();

        Verdict verdict = lifecycle.status(broker);

        assertThat(verdict.state()).isEqualTo(BrokerState.RUNNING);
        assertThat(verdict.process().orElseThrow().pid()).isEqualTo(survivor);
        assertThat(lifecycle.start(broker, new FollowedSteps())).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aValueThatOnlyMosquittoKnowsToBeNoneFailsWithItsOwnWords() throws Exception {
        configure("listener " + port, "websockets_headers_size 70000");

        Outcome outcome = lifecycle.start(broker(List.of()), steps);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.message().phrase()).isEqualTo(Phrase.EXITED_BECAUSE);
            assertThat(failed.lastWords()).anyMatch(line -> line.contains("Websockets headers size"));
        });
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void aConfigurationThatDoesNotParseLeavesTheRunningBrokerAlone() throws Exception {
        Broker broker = broker(List.of());
        long pid = running(lifecycle.start(broker, steps));
        configure("listener " + port + " 127.0.0.1", "pid_file " + pidFile, "listner 1884");

        Outcome outcome = lifecycle.restart(broker, new FollowedSteps());

        assertThat(outcome.message())
                .isEqualTo(Message.of(
                        Phrase.RESTART_NOT_BEGUN,
                        Message.of(
                                Phrase.CONFIGURATION_WRONG_IN_LINE,
                                configuration,
                                3,
                                Message.of(Phrase.CONFIGURATION_KEY_MEANT, "listner", "listener"))));
        assertThat(ours()).extracting(ProcessHandle::pid).containsExactly(pid);
        assertThat(Files.readString(pidFile).strip()).isEqualTo(Long.toString(pid));
        assertThat(lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theAddressInAnIncludedFileIsTheOneThatIsAsked() throws Exception {
        Path included = Files.createDirectory(directory.resolve("conf.d"));
        Files.writeString(included.resolve("plant.conf"), "listener " + port + " 127.0.0.2\n");
        configure("pid_file " + pidFile, "user root", "include_dir " + included);
        Broker broker = broker(List.of(), OptionalInt.empty());

        running(lifecycle.start(broker, steps));

        assertThat(lifecycle.status(broker).readiness()).isInstanceOf(Readiness.Answers.class);
        assertThat(lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aSocketInTheFileSystemIsNotAskedAndTheBrokerRunsAllTheSame() throws Exception {
        configure("listener 0 " + directory.resolve("m.sock"), "pid_file " + pidFile, "user root");
        Broker broker = broker(List.of(), OptionalInt.empty());

        running(lifecycle.start(broker, steps));

        assertThat(lifecycle.status(broker).readiness()).isEqualTo(new Readiness.Unprobed());
        assertThat(lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whoWritesNoPidFileRunsWithoutOne() throws Exception {
        configure("listener " + port + " 127.0.0.1", "user root");
        Broker broker = broker(List.of());

        Outcome outcome = lifecycle.start(broker, steps);

        assertThat(outcome.message()).extracting(Message::phrase).isEqualTo(Phrase.STARTED_WITHOUT_PID_FILE);
        expect(broker, BrokerState.RUNNING, PidFileHealth.MISSING);
        assertThat(lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    private void configure(String... lines) throws IOException {
        Files.write(configuration, List.of(lines));
    }

    private Broker broker(List<String> flags) {
        return broker(flags, OptionalInt.of(port));
    }

    private Broker broker(List<String> flags, OptionalInt watchedPort) {
        var arguments = new ArrayList<>(List.of("-c", configuration.toString()));
        arguments.addAll(flags);
        return new Broker(
                new BrokerName("hall"),
                BrokerKind.MOSQUITTO,
                new Command(MOSQUITTO, arguments),
                pidFile,
                Optional.of(configuration),
                watchedPort,
                Duration.ofSeconds(10));
    }

    private long running(Outcome outcome) {
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        Verdict verdict = ((Outcome.Done) outcome).verdict();
        assertThat(verdict.state()).isEqualTo(BrokerState.RUNNING);
        assertThat(verdict.pidFileHealth()).isEqualTo(PidFileHealth.TRUE);
        return verdict.process().orElseThrow().pid();
    }

    private void expect(Broker broker, BrokerState state, PidFileHealth health) {
        Verdict verdict = lifecycle.status(broker);
        assertThat(verdict.state()).as(verdict.toString()).isEqualTo(state);
        assertThat(verdict.pidFileHealth()).as(verdict.toString()).isEqualTo(health);
    }

    private List<ProcessHandle> ours() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).toString().contains(directory.toString()))
                        .isPresent())
                .filter(ProcessHandle::isAlive)
                .toList();
    }
}
