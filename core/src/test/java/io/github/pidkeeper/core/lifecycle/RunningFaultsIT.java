package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.RealBench.padded;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to brokers while they run and while they are stopped, on real processes. */
class RunningFaultsIT {

    private final RealBench bench = new RealBench(Duration.ofSeconds(10));
    private final FollowedSteps steps = new FollowedSteps();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    @Fault("A02")
    void aBrokerThatWasStartedByHandIsFoundThroughItsPidFileAndStopped() throws Exception {
        Broker broker = bench.nanomq();
        StandInProcess process = bench.startByHand(broker).awaitReady();
        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);

        assertThat(bench.stop(broker, steps)).isInstanceOf(Outcome.Done.class);

        assertThat(process.awaitExit()).isZero();
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    @Fault("C03")
    void whoIgnoresTermIsForcedOnlyOnDecisionAndIsThenGone() throws Exception {
        try (var impatient = new RealBench(Duration.ofMillis(300))) {
            Broker broker = impatient.nanomq("--ignore-term");
            StandInProcess process = impatient.startByHand(broker).awaitReady();
            steps.answering(Progress.Escalation.FORCE);

            Outcome outcome = impatient.stop(broker, steps);

            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(outcome.message().phrase()).isEqualTo(Phrase.STOPPED_BY_FORCE);
            assertThat(process.awaitExit()).isEqualTo(137);
            assertThat(process.told()).contains("term");
            assertThat(impatient.pidFile).doesNotExist();
        }
    }

    @Test
    @Fault("C04")
    void whoNeedsThreeSecondsToExitIsGivenThem() throws Exception {
        Broker broker = bench.nanomq("--exit-delay", "3000");
        StandInProcess process = bench.startByHand(broker).awaitReady();

        assertThat(bench.stop(broker, steps)).isInstanceOf(Outcome.Done.class);

        assertThat(process.awaitExit()).as("a clean exit").isZero();
        assertThat(steps.asked()).isEmpty();
    }

    @Test
    @Fault("C12")
    void whoseExecutableWasReplacedIsStillTheBroker() throws Exception {
        Broker broker = bench.nanomq();
        StandInProcess process = bench.startByHand(broker).awaitReady();
        Path program = bench.standIn.program();
        Path upgrade = program.resolveSibling("nanomq.dpkg-new");
        Files.copy(program, upgrade, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(upgrade, program, StandardCopyOption.ATOMIC_MOVE);

        var verdict = bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
        assertThat(verdict.evidence()).anyMatch(one -> one.finding().phrase() == Phrase.PROCESS_EXECUTABLE_REPLACED);
        assertThat(bench.stop(broker, steps)).isInstanceOf(Outcome.Done.class);
        assertThat(process.awaitExit()).isZero();
    }

    @Test
    @Fault("C12b")
    void whoseExecutableWasDeletedIsStillTheBroker() throws Exception {
        Broker broker = bench.nanomq();
        StandInProcess process = bench.startByHand(broker).awaitReady();
        Files.delete(bench.standIn.program());

        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
        Files.delete(bench.pidFile);
        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.MISSING);
        assertThat(bench.stop(broker, steps)).isInstanceOf(Outcome.Done.class);
        assertThat(process.awaitExit()).isZero();
    }

    @Test
    @Fault("C13")
    void whoIsSuspendedIsUnresponsiveAndObeysOnceLetGoOn() throws Exception {
        Broker broker = bench.nanomq("--stop-itself");
        StandInProcess process = bench.startByHand(broker).awaitReady();
        awaitState(broker, BrokerState.UNRESPONSIVE);

        assertThat(bench.stop(broker, steps)).isInstanceOf(Outcome.Done.class);

        assertThat(process.awaitExit()).isZero();
        assertThat(process.told()).contains("term");
        assertThat(steps.asked()).isEmpty();
    }

    @Test
    @Fault("C14")
    void whosePidFileWasDeletedRunsAndIsNotStartedTwice() throws Exception {
        Broker broker = bench.nanomq();
        StandInProcess process = bench.startByHand(broker).awaitReady();
        Files.delete(bench.pidFile);

        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.MISSING);
        assertThat(bench.lifecycle.start(broker, steps)).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(bench.running()).containsExactly(process.pid());
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    @Fault("C18")
    void whosePidFileIsDeletedDuringTheStopHasStopped() throws Exception {
        Broker broker = bench.nanomq("--exit-delay", "500");
        bench.startByHand(broker).awaitReady();
        Progress deleting = new Progress() {
            @Override
            public void changed(Step step) {
                if (step.kind() == Step.Kind.AWAIT_EXIT && step.progress() == Step.Progress.UNDER_WAY) {
                    delete(bench.pidFile);
                }
            }
        };

        assertThat(bench.stop(broker, deleting)).isInstanceOf(Outcome.Done.class);
        bench.expect(broker, BrokerState.STOPPED, PidFileHealth.ABSENT);
    }

    @Test
    @Fault("C20")
    void aSecondStopHasNothingToDo() throws Exception {
        Broker broker = bench.nanomq();
        bench.start(broker);

        assertThat(bench.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        assertThat(bench.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.NothingToDo.class);
    }

    @Test
    @Fault({"C22", "C22b"})
    void aRestartWaitsForACleanExit() throws Exception {
        Broker broker = bench.nanomq("--exit-delay", "1500");
        StandInProcess old = bench.startByHand(broker).awaitReady();

        assertThat(bench.lifecycle.restart(broker, steps)).isInstanceOf(Outcome.Done.class);

        assertThat(old.awaitExit()).as("a clean exit").isZero();
        assertThat(bench.running()).hasSize(1).doesNotContain(old.pid());
        assertThat(bench.pidFileBytes()).isEqualTo(padded(bench.running().getFirst()));
    }

    @Test
    @Fault("A06")
    void aZombieHasExited() throws Exception {
        Broker broker = bench.any();
        Path neverWaits = bench.standIn.directory().resolve("never-waits");
        Files.copy(Path.of("/bin/sleep"), neverWaits, StandardCopyOption.COPY_ATTRIBUTES);
        String command = String.join(" ", broker.command().line()) + " & exec " + neverWaits + " 300";
        Process parent = new ProcessBuilder("sh", "-c", command).start();
        awaitState(broker, BrokerState.RUNNING);
        awaitHealth(broker, PidFileHealth.TRUE);
        long pid = bench.lifecycle.status(broker).process().orElseThrow().pid();

        Outcome outcome = bench.stop(broker, steps);

        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        assertThat(ProcessHandle.of(pid)).as("the zombie is still there").isPresent();
        bench.writePidFile(pid);
        bench.expect(broker, BrokerState.STOPPED, PidFileHealth.STALE);
        parent.destroy();
    }

    @Test
    void whoShowsATitleInThePlaceOfItsArgumentsIsNotStartedTwiceNorStopped() throws Exception {
        Broker broker = bench.any("--title", "nanomq: worker");
        StandInProcess process = bench.startByHand(broker).awaitReady();

        var verdict = bench.expect(broker, BrokerState.UNKNOWN, PidFileHealth.UNREADABLE);
        assertThat(verdict.foremost().phrase()).isEqualTo(Phrase.PROCESS_TITLED);
        assertThat(verdict.foremost().arguments())
                .containsExactly(process.pid(), bench.standIn.program().toString(), "nanomq: worker");
        assertThat(bench.lifecycle.start(broker, steps)).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.stop(broker, steps)).isInstanceOf(Outcome.Refused.class);
        Files.delete(bench.pidFile);
        bench.expect(broker, BrokerState.UNKNOWN, PidFileHealth.ABSENT);
        assertThat(bench.lifecycle.start(broker, steps)).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.running()).containsExactly(process.pid());
    }

    @Test
    void whoWasStartedHereIsTheBrokerUnderAnyTitle() throws Exception {
        Broker broker = bench.any("--title", "worker");
        long pid = bench.start(broker);

        assertThat(bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE)
                        .process()
                        .orElseThrow()
                        .pid())
                .isEqualTo(pid);
        assertThat(bench.stop(broker, steps)).isInstanceOf(Outcome.Done.class);
        bench.expect(broker, BrokerState.STOPPED, PidFileHealth.ABSENT);
    }

    @Test
    void anotherBrokerOfTheSameExecutableIsAnotherUnderATitleToo() throws Exception {
        Broker broker = bench.any();
        StandInProcess other = bench.standIn.start("--port", "0", "--worker").awaitReady();
        long pid = bench.start(broker);

        assertThat(bench.running()).contains(other.pid(), pid);
        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
    }

    @Test
    @Fault("A03")
    void aCrashIsAFailureOfABrokerThatWasStartedHere() throws Exception {
        Broker broker = bench.nanomq();
        long pid = bench.start(broker);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        awaitState(broker, BrokerState.FAILED);

        bench.expect(broker, BrokerState.FAILED, PidFileHealth.STALE);
        assertThat(bench.start(broker)).isNotEqualTo(pid);
        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
    }

    private void awaitState(Broker broker, BrokerState state) {
        Patience.ofABusyMachine()
                .until(state.name(), () -> bench.lifecycle.status(broker).state() == state);
    }

    private void awaitHealth(Broker broker, PidFileHealth health) {
        Patience.ofABusyMachine()
                .until(health.name(), () -> bench.lifecycle.status(broker).pidFileHealth() == health);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
