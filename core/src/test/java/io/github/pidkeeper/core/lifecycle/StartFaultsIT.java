package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.RealBench.padded;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Starts that go wrong, or nearly, on real processes. */
class StartFaultsIT {

    private final RealBench bench = new RealBench(Duration.ofSeconds(10));
    private final FollowedSteps steps = new FollowedSteps();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @RepeatedTest(5)
    @Fault("C01")
    void ofTwoWhoStartAtOnceOneStartsAndTheOtherFindsItRunning() throws Exception {
        Broker broker = bench.nanomq();
        Callable<Outcome> starter = () -> RealBench.lifecycle(bench.state).start(broker, new FollowedSteps());
        List<Outcome> outcomes;
        try (var starters = Executors.newFixedThreadPool(2)) {
            outcomes = starters.invokeAll(List.of(starter, starter)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Done.class);
        assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.NothingToDo.class);
        assertThat(bench.running()).hasSize(1);
        assertThat(bench.pidFileBytes()).isEqualTo(padded(bench.running().getFirst()));
    }

    @Test
    @Fault("C06")
    void aBrokerThatExitsAtOnceHasFailedWithItsCode() throws InterruptedException {
        Broker broker = bench.any("--exit-at-once", "3");

        Outcome outcome = bench.lifecycle.start(broker, steps);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome.message())
                .isEqualTo(Message.of(
                        Phrase.EXITED_BECAUSE,
                        "plant-floor",
                        3,
                        Message.of(Phrase.CAUSE_CONFIGURATION_SYNTAX, bench.configuration)));
        bench.expect(broker, BrokerState.FAILED, PidFileHealth.ABSENT);
    }

    @Test
    @Fault("C07")
    void aTakenPortNamesItsHolderWhoIsNotHarmed() throws InterruptedException {
        try (StandIn other = StandIn.named("other-broker")) {
            StandInProcess holder =
                    other.start("--port", Integer.toString(bench.port)).awaitReady();

            Outcome outcome = bench.lifecycle.start(bench.nanomq(), steps);

            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            assertThat(outcome.message().phrase()).isEqualTo(Phrase.PORT_TAKEN);
            assertThat(((Message) outcome.message().arguments().get(1)).arguments())
                    .contains(other.program().toString(), holder.pid());
            assertThat(holder.isAlive()).isTrue();
            assertThat(bench.running()).isEmpty();
        }
    }

    @Test
    @Fault("C07")
    void aPortThatNobodyToldUsIsTakenAndThePidFileOfTheFailedStartGoes() throws InterruptedException {
        try (StandIn other = StandIn.named("other-broker")) {
            StandInProcess holder =
                    other.start("--port", Integer.toString(bench.port)).awaitReady();
            Broker broker = bench.broker(
                    BrokerKind.GENERIC,
                    OptionalInt.empty(),
                    bench.any().command().arguments());

            Outcome outcome = bench.lifecycle.start(broker, steps);

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.message())
                        .isEqualTo(Message.of(
                                Phrase.EXITED_BECAUSE, "plant-floor", 1, Message.of(Phrase.CAUSE_SOME_ADDRESS_IN_USE)));
                assertThat(failed.lastWords()).anyMatch(line -> line.endsWith("Address in use"));
            });
            assertThat(bench.pidFile).doesNotExist();
            assertThat(holder.isAlive()).isTrue();
        }
    }

    @Test
    @Fault("C08")
    void aDaemonThatWritesItsPidLateIsStartedOnceAndItsFileAwaited() throws Exception {
        Broker broker = bench.any("--daemonise", "--write-pid", "late:1500");

        long pid = bench.start(broker);

        assertThat(bench.running()).containsExactly(pid);
        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
        assertThat(bench.lifecycle.start(broker, steps)).isInstanceOf(Outcome.NothingToDo.class);
    }

    @Test
    @Fault("C09")
    void aDaemonThatNeverWritesAPidRunsWithoutAFileAndIsNotStartedTwice() throws Exception {
        Broker broker = bench.any("--daemonise", "--write-pid", "never");

        Outcome outcome = bench.lifecycle.start(broker, steps);

        assertThat(outcome.message().phrase()).isEqualTo(Phrase.STARTED_WITHOUT_PID_FILE);
        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.MISSING);
        assertThat(bench.lifecycle.start(broker, steps)).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(bench.running()).hasSize(1);
    }

    @Test
    void aDaemonThatHidesBehindATitleIsNotCalledExited() throws Exception {
        Broker broker = bench.any("--daemonise", "--title", "worker");

        Outcome outcome = bench.lifecycle.start(broker, steps);

        assertThat(outcome.message().phrase()).isIn(Phrase.START_UNCERTAIN, Phrase.STARTED);
        assertThat(bench.running()).hasSize(1);
        assertThat(bench.lifecycle.start(broker, steps)).isNotInstanceOfAny(Outcome.Done.class, Outcome.Failed.class);
        assertThat(bench.running()).hasSize(1);
    }

    @Test
    @Fault("C28")
    void aBrokerThatCrashesSoonHasFailedAndIsNotCalledRunning() throws InterruptedException {
        Broker broker = bench.nanomq("--crash-after", "300");

        Outcome outcome = bench.lifecycle.start(broker, steps);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome.message()).isEqualTo(Message.of(Phrase.CRASHED, "plant-floor", "SIGABRT", 134));
        assertThat(bench.pidFile).doesNotExist();
        bench.expect(broker, BrokerState.FAILED, PidFileHealth.ABSENT);
        assertThat(bench.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.NothingToDo.class);
        bench.expect(broker, BrokerState.STOPPED, PidFileHealth.ABSENT);
    }

    @Test
    void aBrokerThatIsSilentHasNotStartedAndIsLeftAlive() throws InterruptedException {
        Broker broker = bench.nanomq("--silent");

        Outcome outcome = bench.lifecycle.start(broker, steps);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome.message().phrase()).isEqualTo(Phrase.STARTED_AND_SILENT);
        assertThat(bench.running()).hasSize(1);
        bench.expect(broker, BrokerState.UNRESPONSIVE, PidFileHealth.TRUE);
        assertThat(bench.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    @Fault({"A04", "C21"})
    void anInnocentBehindAReusedPidIsNotHarmedByARestart() throws Exception {
        try (StandIn other = StandIn.named("innocent")) {
            StandInProcess innocent = other.start("--port", "0").awaitReady();
            bench.writePidFile(innocent.pid());
            Broker broker = bench.nanomq();
            bench.expect(broker, BrokerState.STOPPED, PidFileHealth.MISMATCHED);

            assertThat(bench.lifecycle.restart(broker, steps)).isInstanceOf(Outcome.Done.class);

            assertThat(innocent.isAlive()).isTrue();
            assertThat(innocent.told()).doesNotContain("term");
            bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
        }
    }

    @Test
    @Fault("C26")
    void aLockFileThatSomebodyLeftIsNoLock() throws Exception {
        Broker broker = bench.nanomq();
        BrokerFolder folder = new StateDirectory(bench.state).create(broker);
        Files.writeString(folder.lock(), "start by root, pid 4194303");

        bench.start(broker);

        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
    }
}
