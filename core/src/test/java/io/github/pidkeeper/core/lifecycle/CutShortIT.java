package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.RealBench.padded;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations whose program dies in the middle, on real processes: the next operation finishes them. */
class CutShortIT {

    private final RealBench bench = new RealBench(Duration.ofSeconds(10));
    private final Broker broker = bench.nanomq("--exit-delay", "300");

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"VERIFY", "ASK_TO_STOP", "AWAIT_EXIT", "REMOVE_PID_FILE"})
    @Fault("C23")
    void aStopThatDiesAnywhereIsFinishedByTheNext(Step.Kind where) throws Exception {
        bench.start(broker);

        die("stop", where);

        Outcome next = bench.stop(broker, new FollowedSteps());
        assertThat(next).isInstanceOf(Outcome.Done.class);
        assertThat(bench.running()).isEmpty();
        assertThat(bench.pidFile).doesNotExist();
        bench.expect(broker, BrokerState.STOPPED, PidFileHealth.ABSENT);
    }

    @ParameterizedTest
    @EnumSource(names = {"REMOVE_PID_FILE", "CHECK_GROUND", "SPAWN"})
    void aRestartThatDiesAfterTheExitIsToldAndFinishedByAStart(Step.Kind where) throws Exception {
        bench.start(broker);

        die("restart", where);

        assertThat(bench.running()).isEmpty();
        Verdict verdict = bench.lifecycle.status(broker);
        assertThat(verdict.state()).isEqualTo(BrokerState.FAILED);
        assertThat(verdict.foremost().phrase()).isEqualTo(Phrase.OPERATION_RESTART_STOPPED_ONLY);
        bench.start(broker);
        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
    }

    @Test
    void aStartThatDiesBeforeThereIsAProcessIsAFailureAndNoObstacle() throws Exception {
        die("start", Step.Kind.SPAWN);
        assertThat(bench.running()).isEmpty();

        bench.start(broker);

        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
    }

    @Test
    void aStartThatDiesWhileItConfirmsLeavesABrokerThatIsFound() throws Exception {
        die("start", Step.Kind.CONFIRM_RUNNING);

        Outcome next = bench.lifecycle.start(broker, new FollowedSteps());

        assertThat(next).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(bench.running()).hasSize(1);
        var verdict = bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
        assertThat(bench.pidFileBytes())
                .isEqualTo(padded(verdict.process().orElseThrow().pid()));
    }

    @ParameterizedTest
    @EnumSource(names = {"VERIFY", "WRITE_PID_FILE", "CONFIRM_PID_FILE"})
    void aRepairThatDiesAnywhereIsFinishedByTheNextAndCanBeTakenBack(Step.Kind where) throws Exception {
        long pid = bench.start(broker);
        Files.writeString(bench.pidFile, "no number");

        die("repair", where);

        assertThat(bench.lifecycle.repair(broker, new FollowedSteps()))
                .isInstanceOfAny(Outcome.Done.class, Outcome.NothingToDo.class);
        assertThat(bench.pidFileBytes()).isEqualTo(padded(pid));
        assertThat(bench.lifecycle.undoRepair(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        assertThat(bench.pidFile).hasContent("no number");
    }

    @ParameterizedTest
    @EnumSource(names = {"VERIFY", "RESTORE_PID_FILE"})
    void anUndoThatDiesAnywhereIsFinishedByTheNext(Step.Kind where) throws Exception {
        bench.start(broker);
        Files.writeString(bench.pidFile, "no number");
        assertThat(bench.lifecycle.repair(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);

        die("undo", where);

        assertThat(bench.lifecycle.undoRepair(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        assertThat(bench.pidFile).hasContent("no number");
    }

    private void die(String verb, Step.Kind where) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                DyingOperator.class.getName(),
                verb,
                where.name(),
                bench.state.toString(),
                bench.pidFile.toString(),
                Integer.toString(bench.port)));
        command.addAll(broker.command().line());
        Process operator = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        bench.standIn.directory().resolve("operator.log").toFile())
                .start();
        assertThat(operator.waitFor()).isEqualTo(DyingOperator.DEAD);
    }
}
