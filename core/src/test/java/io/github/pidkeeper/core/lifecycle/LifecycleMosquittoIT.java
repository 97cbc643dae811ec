package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Start, status, restart and stop of a real Mosquitto. */
class LifecycleMosquittoIT {

    @TempDir
    Path directory;

    private final FollowedSteps steps = new FollowedSteps();
    private MosquittoBench bench;

    @BeforeEach
    void configure() throws IOException {
        bench = new MosquittoBench(directory);
        bench.write("listener " + bench.port + " 127.0.0.1", "pid_file " + bench.pidFile, "user root");
    }

    @AfterEach
    void nothingIsLeft() {
        bench.noneIsLeft();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itIsStartedRestartedAndStoppedAndThePidFileTellsTheTruthThroughout(boolean daemon) throws Exception {
        Broker broker = daemon ? broker("-d") : broker();

        long first = running(bench.lifecycle.start(broker, steps));
        assertThat(Files.readString(bench.pidFile).strip()).isEqualTo(Long.toString(first));
        assertThat(bench.lifecycle.start(broker, new FollowedSteps())).isInstanceOf(Outcome.NothingToDo.class);

        long second = running(bench.lifecycle.restart(broker, new FollowedSteps()));
        assertThat(second).isNotEqualTo(first);
        assertThat(bench.ours()).extracting(ProcessHandle::pid).containsExactly(second);
        assertThat(Files.readString(bench.pidFile).strip()).isEqualTo(Long.toString(second));

        assertThat(bench.lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        expect(broker, BrokerState.STOPPED, PidFileHealth.ABSENT);
        assertThat(bench.pidFile).doesNotExist();
        assertThat(bench.lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.NothingToDo.class);
    }

    @Test
    void oneThatIsConfiguredOtherwiseByNowIsStillTheBrokerAndARestartMakesItTheNewOne() throws Exception {
        long old = running(bench.lifecycle.start(broker("-v"), steps));
        Path moved = directory.resolve("moved.conf");
        Files.move(bench.configuration, moved);
        Broker edited = bench.broker(moved, OptionalInt.of(bench.port));

        Verdict verdict = bench.lifecycle.status(edited);
        assertThat(verdict.state()).isEqualTo(BrokerState.RUNNING);
        assertThat(verdict.foremost())
                .isEqualTo(Message.of(
                        Phrase.PROCESS_OTHER_ARGUMENTS,
                        old,
                        "-c " + directory.resolve("mosquitto.conf") + " -v",
                        "-c " + moved));
        assertThat(bench.lifecycle.start(edited, new FollowedSteps()))
                .isInstanceOfSatisfying(
                        Outcome.NothingToDo.class,
                        there -> assertThat(there.message().phrase()).isEqualTo(Phrase.ALREADY_RUNNING_OTHERWISE));
        assertThat(bench.ours()).hasSize(1);
        assertThat(bench.lifecycle.preview(Operations.Kind.RESTART, edited))
                .isInstanceOfSatisfying(
                        Preview.Planned.class,
                        plan -> assertThat(plan.steps())
                                .filteredOn(step -> step.kind() == Step.Kind.SPAWN)
                                .extracting(Step::description)
                                .containsExactly(Message.of(
                                        Phrase.STEP_SPAWN_INSTEAD,
                                        Message.of(Phrase.STEP_SPAWN, MosquittoBench.MOSQUITTO + " -c " + moved),
                                        MosquittoBench.MOSQUITTO + " -c " + directory.resolve("mosquitto.conf")
                                                + " -v")));

        running(bench.lifecycle.restart(edited, new FollowedSteps()));
        assertThat(bench.lifecycle.status(edited).deviation()).isEmpty();
        assertThat(bench.lifecycle.stop(edited, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aLoserThatDeletesTheSurvivorsPidFileDoesNotHideTheSurvivor() throws Exception {
        Broker broker = broker();
        long survivor = running(bench.lifecycle.start(broker, steps));
        var loser = new ProcessBuilder(broker.command().line())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("loser.log").toFile())
                .start();
        assertThat(loser.waitFor()).as("the port is taken").isNotZero();

        Verdict verdict = bench.lifecycle.status(broker);

        assertThat(verdict.state()).isEqualTo(BrokerState.RUNNING);
        assertThat(verdict.process().orElseThrow().pid()).isEqualTo(survivor);
        assertThat(bench.lifecycle.start(broker, new FollowedSteps())).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(bench.lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aValueThatOnlyMosquittoKnowsToBeNoneFailsWithItsOwnWords() throws Exception {
        bench.write("listener " + bench.port, "websockets_headers_size 70000");

        Outcome outcome = bench.lifecycle.start(broker(), steps);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.message().phrase()).isEqualTo(Phrase.EXITED_BECAUSE);
            assertThat(failed.lastWords()).anyMatch(line -> line.contains("Websockets headers size"));
        });
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    void aConfigurationThatDoesNotParseLeavesTheRunningBrokerAlone() throws Exception {
        Broker broker = broker();
        long pid = running(bench.lifecycle.start(broker, steps));
        bench.write("listener " + bench.port + " 127.0.0.1", "pid_file " + bench.pidFile, "listner 1884");

        Outcome outcome = bench.lifecycle.restart(broker, new FollowedSteps());

        assertThat(outcome.message())
                .isEqualTo(Message.of(
                        Phrase.RESTART_NOT_BEGUN,
                        Message.of(
                                Phrase.CONFIGURATION_WRONG_IN_LINE,
                                bench.configuration,
                                3,
                                Message.of(Phrase.CONFIGURATION_KEY_MEANT, "listner", "listener"))));
        assertThat(bench.ours()).extracting(ProcessHandle::pid).containsExactly(pid);
        assertThat(Files.readString(bench.pidFile).strip()).isEqualTo(Long.toString(pid));
        assertThat(bench.lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theAddressInAnIncludedFileIsTheOneThatIsAsked() throws Exception {
        Path included = Files.createDirectory(directory.resolve("conf.d"));
        Files.writeString(included.resolve("plant.conf"), "listener " + bench.port + " 127.0.0.2\n");
        bench.write("pid_file " + bench.pidFile, "user root", "include_dir " + included);
        Broker broker = bench.broker();

        running(bench.lifecycle.start(broker, steps));

        assertThat(bench.lifecycle.status(broker).readiness()).isInstanceOf(Readiness.Answers.class);
        assertThat(bench.lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aSocketInTheFileSystemIsNotAskedAndTheBrokerRunsAllTheSame() throws Exception {
        bench.write("listener 0 " + directory.resolve("m.sock"), "pid_file " + bench.pidFile, "user root");
        Broker broker = bench.broker();

        running(bench.lifecycle.start(broker, steps));

        assertThat(bench.lifecycle.status(broker).readiness()).isEqualTo(new Readiness.Unprobed());
        assertThat(bench.lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whoWritesNoPidFileRunsWithoutOne() throws Exception {
        bench.write("listener " + bench.port + " 127.0.0.1", "user root");
        Broker broker = broker();

        Outcome outcome = bench.lifecycle.start(broker, steps);

        assertThat(outcome.message()).extracting(Message::phrase).isEqualTo(Phrase.STARTED_WITHOUT_PID_FILE);
        expect(broker, BrokerState.RUNNING, PidFileHealth.MISSING);
        assertThat(bench.lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    private Broker broker(String... flags) {
        return bench.broker(bench.configuration, OptionalInt.of(bench.port), flags);
    }

    private long running(Outcome outcome) {
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        Verdict verdict = ((Outcome.Done) outcome).verdict();
        assertThat(verdict.state()).isEqualTo(BrokerState.RUNNING);
        assertThat(verdict.pidFileHealth()).isEqualTo(PidFileHealth.TRUE);
        return verdict.process().orElseThrow().pid();
    }

    private void expect(Broker broker, BrokerState state, PidFileHealth health) {
        Verdict verdict = bench.lifecycle.status(broker);
        assertThat(verdict.state()).as(verdict.toString()).isEqualTo(state);
        assertThat(verdict.pidFileHealth()).as(verdict.toString()).isEqualTo(health);
    }
}
