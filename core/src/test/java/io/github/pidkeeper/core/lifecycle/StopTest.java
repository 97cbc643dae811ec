package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.PORT;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a stop does, refuses and reports, on an imagined machine. */
class StopTest extends BenchFixture {

    @Test
    void aStopIsDoneOnceTheProcessHasExitedAndThenThePidFileGoes() throws InterruptedException {
        FakeProcess process = bench.running().exitingAfterTerm(Duration.ofMillis(800));
        process.onExit(() -> assertThat(bench.pidFileBytes())
                .as("kept until the process has exited")
                .isEqualTo(nanomqBytes(PID)));

        var done = done(stop());

        assertThat(done.message()).isEqualTo(Message.of(Phrase.STOPPED, "plant-floor", PID, Duration.ofMillis(800)));
        assertThat(done.verdict().state()).isEqualTo(BrokerState.STOPPED);
        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
        assertThat(bench.pidFile).doesNotExist();
        assertThat(steps.outcomes(Step.Kind.AWAIT_EXIT)).containsExactly(Step.Progress.DONE);
        assertThat(steps.outcomes(Step.Kind.FORCE_STOP)).containsExactly(Step.Progress.SKIPPED);
        assertThat(steps.outcomes(Step.Kind.REMOVE_PID_FILE)).containsExactly(Step.Progress.DONE);
    }

    @Test
    void aStopThatLeavesThePidFileBehindHasNotDoneWhatItIsFor() throws Exception {
        FakeProcess process = bench.running();
        makeUnremovable();

        var failed = failed(stop());

        assertThat(process.isAlive()).isFalse();
        assertThat(failed.message().phrase()).isEqualTo(Phrase.STOPPED_FILE_LEFT);
        assertThat(failed.verdict().state()).isEqualTo(BrokerState.STOPPED);
        assertThat(failed.verdict().pidFileHealth()).isEqualTo(PidFileHealth.STALE);
        assertThat(steps.outcomes(Step.Kind.REMOVE_PID_FILE)).containsExactly(Step.Progress.FAILED);
        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void neitherHasOneThatFinishesAnother() throws Exception {
        FakeProcess process = bench.running();
        bench.leaveIntent(Intent.Aim.STOP, Optional.of(process));
        process.exit(0);
        makeUnremovable();

        assertThat(failed(stop()).message().phrase()).isEqualTo(Phrase.STOPPED_FILE_LEFT);
        assertThat(steps.outcomes(Step.Kind.REMOVE_PID_FILE)).containsExactly(Step.Progress.FAILED);
    }

    /** What is read is the file as it is now; what is there cannot be deleted, by root either. */
    private void makeUnremovable() throws IOException {
        bench.files.findInstead(bench.files.look(bench.pidFile, 4096));
        Files.delete(bench.pidFile);
        Files.createDirectories(bench.pidFile.resolve("in-the-way"));
    }

    @Test
    void theRecordsAreDroppedAfterAStop() throws Exception {
        bench.startedHere();

        done(stop());

        assertThat(bench.memory().process()).isEmpty();
        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void aBrokerThatIsNotRunningNeedsNoStopAndAStaleFileStays() throws InterruptedException {
        bench.writePidFile(nanomqBytes(PID));

        assertThat(stop()).isInstanceOfSatisfying(Outcome.NothingToDo.class, outcome -> {
            assertThat(outcome.message().phrase()).isEqualTo(Phrase.NOT_RUNNING);
            assertThat(outcome.verdict().pidFileHealth()).isEqualTo(PidFileHealth.STALE);
        });
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    @Fault("A04")
    void theStrangerBehindAReusedPidIsNotSignalled() throws InterruptedException {
        bench.writePidFile(nanomqBytes(4711));
        FakeProcess stranger = bench.machine.add(Bench.stranger(4711));

        assertThat(stop()).isInstanceOf(Outcome.NothingToDo.class);

        assertThat(stranger.signals()).isEmpty();
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(4711));
    }

    @Test
    void aBrokerWhosePidFileIsWrongIsStoppedAndAnothersFileStays() throws InterruptedException {
        FakeProcess process = bench.running();
        bench.writePidFile(nanomqBytes(300_000));

        done(stop());

        assertThat(process.isAlive()).isFalse();
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(300_000));
        assertThat(steps.outcomes(Step.Kind.REMOVE_PID_FILE)).containsExactly(Step.Progress.SKIPPED);
    }

    @Test
    void aFailureThatIsAcknowledgedByAStopIsStoppedFromThenOn() throws Exception {
        FakeProcess process = bench.startedHere();
        process.exit(1);
        assertThat(status().state()).isEqualTo(BrokerState.FAILED);

        assertThat(stop()).isInstanceOf(Outcome.NothingToDo.class);

        assertThat(status().state()).isEqualTo(BrokerState.STOPPED);
    }

    @Test
    void whoDoesNotExitWithinItsGraceIsLeftAloneUnlessSomebodyDecides() throws InterruptedException {
        FakeProcess process = bench.running().ignoringTerm();

        var failed = failed(stop());

        assertThat(failed.message())
                .isEqualTo(Message.of(Phrase.NOT_STOPPED, "plant-floor", PID, Duration.ofSeconds(10)));
        assertThat(failed.verdict().state()).isEqualTo(BrokerState.RUNNING);
        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(steps.asked()).containsExactly(Duration.ofSeconds(10));
        assertThat(steps.outcomes(Step.Kind.AWAIT_EXIT)).containsExactly(Step.Progress.FAILED);
    }

    @Test
    void whoExitsAfterAStopWasGivenUpHasStoppedAndNotFailed() throws Exception {
        FakeProcess process = bench.running().ignoringTerm();
        bench.remember(process);
        failed(stop());

        process.exit(0);

        assertThat(status().state()).isEqualTo(BrokerState.STOPPED);
    }

    @Test
    void aForcedStopIsASecondDecision() throws InterruptedException {
        FakeProcess process = bench.running().ignoringTerm();
        steps.answering(Progress.Escalation.FORCE);

        var done = done(stop());

        assertThat(done.message().phrase()).isEqualTo(Phrase.STOPPED_BY_FORCE);
        assertThat(process.signals()).containsExactly(Signal.TERMINATE, Signal.FORCE);
        assertThat(bench.pidFile).doesNotExist();
        assertThat(steps.outcomes(Step.Kind.AWAIT_EXIT)).containsExactly(Step.Progress.SKIPPED);
        assertThat(steps.outcomes(Step.Kind.FORCE_STOP)).containsExactly(Step.Progress.DONE);
    }

    @Test
    void whoeverKeepsWaitingIsAskedAgainAfterAnotherGrace() throws InterruptedException {
        bench.running().exitingAfterTerm(Duration.ofSeconds(25));
        steps.answering(Progress.Escalation.KEEP_WAITING, Progress.Escalation.KEEP_WAITING);

        assertThat(done(stop()).message().phrase()).isEqualTo(Phrase.STOPPED);
        assertThat(steps.asked()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void nobodyIsForcedWhoExitsWhileTheQuestionIsOpen() throws InterruptedException {
        FakeProcess process = bench.running().exitingAfterTerm(Duration.ofSeconds(12));
        steps.thinkingFor(Duration.ofSeconds(30)).answering(Progress.Escalation.FORCE);

        assertThat(done(stop()).message())
                .isEqualTo(Message.of(Phrase.STOPPED, "plant-floor", PID, Duration.ofSeconds(12)));
        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
    }

    @Test
    @Fault("D03")
    void whoSurvivesTheForcedStopIsStuckAndKeepsItsFile() throws InterruptedException {
        bench.running().ignoringTerm().survivingForce();
        steps.answering(Progress.Escalation.FORCE);

        var failed = failed(stop());

        assertThat(failed.message().phrase()).isEqualTo(Phrase.STUCK);
        assertThat(steps.step(Step.Kind.FORCE_STOP).description().phrase())
                .as("by then it is decided")
                .isEqualTo(Phrase.STEP_FORCING);
        assertThat(failed.verdict().state()).isEqualTo(BrokerState.STUCK);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(status().state()).isEqualTo(BrokerState.STUCK);
    }

    @Test
    void aSuspendedBrokerIsLetGoOnSoThatItCanObey() throws InterruptedException {
        FakeProcess process = bench.running().suspended();

        done(stop());

        assertThat(process.signals()).containsExactly(Signal.TERMINATE, Signal.CONTINUE);
    }

    @Test
    void aFileThatWasDeletedDuringTheStopIsNoFault() throws Exception {
        FakeProcess process = bench.running();
        process.onExit(() -> delete(bench.pidFile));

        assertThat(done(stop()).message().phrase()).isEqualTo(Phrase.STOPPED);
    }

    @Test
    void aFileThatNamesAnotherByThenStays() throws InterruptedException {
        FakeProcess process = bench.running();
        process.onExit(() -> bench.writePidFile(nanomqBytes(300_000)));

        done(stop());

        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(300_000));
    }

    @Test
    void whoeverIsRevivedHasNotStopped() throws InterruptedException {
        FakeProcess process = bench.running();
        process.onExit(() -> bench.machine
                .add(bench.facts(300_000).startedAt(bench.time.now()))
                .listening(PORT));

        var failed = failed(stop());

        assertThat(failed.message().phrase()).isEqualTo(Phrase.REVIVED);
        assertThat(failed.verdict().process().orElseThrow().pid()).isEqualTo(300_000);
        assertThat(bench.pidFile).doesNotExist();
        assertThat(steps.outcomes(Step.Kind.REMOVE_PID_FILE))
                .as("the file was removed, whoever runs now")
                .containsExactly(Step.Progress.DONE);
    }

    @Test
    void whoRanBesideItAllTheTimeIsNotCalledRevived() throws InterruptedException {
        FakeProcess process = bench.running();
        FakeProcess beside = bench.machine.add(bench.facts(300_000));
        process.onExit(() -> beside.listening(PORT));

        var failed = failed(stop());

        assertThat(failed.message())
                .isEqualTo(Message.of(
                        Phrase.ANOTHER_RUNS,
                        "plant-floor",
                        PID,
                        300_000L,
                        beside.facts().startedAt()));
        assertThat(beside.signals()).isEmpty();
    }

    @Test
    @Fault({"C10", "D13"})
    void anotherUsersBrokerIsNotStoppedAndNotCalledDead() throws InterruptedException {
        bench.writePidFile(nanomqBytes(PID));
        FakeProcess process = bench.machine
                .add(bench.facts(PID).uid(0).executableUnreadable())
                .listening(PORT);

        assertThat(refused(stop()).message())
                .isEqualTo(Message.of(Phrase.STOP_NOT_PERMITTED, "plant-floor", PID, "user0"));
        assertThat(process.signals()).isEmpty();
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    void aSignalThatTheSystemRefusesLeavesEverythingAsItWas() throws InterruptedException {
        bench.running().refusingSignals();

        assertThat(refused(stop()).message().phrase()).isEqualTo(Phrase.STOP_NOT_PERMITTED);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void whereSeveralRunNoneIsPicked() throws InterruptedException {
        FakeProcess one = bench.machine.add(bench.facts(PID));
        FakeProcess other = bench.machine.add(bench.facts(PID + 1));

        assertThat(refused(stop()).message().phrase()).isEqualTo(Phrase.STOP_OF_SEVERAL);
        assertThat(one.signals()).isEmpty();
        assertThat(other.signals()).isEmpty();
    }

    @Test
    void whereTheFileThatIsLeftSaysNothingAStopSaysWhyTheRestIsNotKnown() throws InterruptedException {
        bench.running();
        bench.files.findInstead(new FileAccess.Found.Special(FileAccess.Kind.LINK));

        var done = done(stop());

        assertThat(done.verdict().state()).isEqualTo(BrokerState.UNKNOWN);
        assertThat(done.message().phrase()).isEqualTo(Phrase.STOPPED_FILE_UNUSABLE);
        assertThat(done.message().arguments())
                .element(0)
                .isInstanceOfSatisfying(
                        Message.class, words -> assertThat(words.phrase()).isEqualTo(Phrase.STOPPED));
        assertThat(done.message().arguments()).element(2).isEqualTo(Message.of(Phrase.FILE_LINK));
        assertThat(steps.step(Step.Kind.REMOVE_PID_FILE).description().phrase()).isEqualTo(Phrase.STEP_PID_FILE_KEPT);
    }

    @Test
    void aFileThatNeverWasIsNotSaidToBeGone() throws IOException, InterruptedException {
        bench.running();
        Files.delete(bench.pidFile);

        done(stop());

        assertThat(steps.step(Step.Kind.REMOVE_PID_FILE).description())
                .isEqualTo(Message.of(Phrase.STEP_PID_FILE_NEVER, bench.pidFile));
    }

    @Test
    void aFileThatTheBrokerRemovesIsGone() throws InterruptedException {
        bench.running().onExit(() -> delete(bench.pidFile));

        done(stop());

        assertThat(steps.step(Step.Kind.REMOVE_PID_FILE).description())
                .isEqualTo(Message.of(Phrase.STEP_PID_FILE_GONE, bench.pidFile));
    }

    @Test
    void behindAnUnsafePidFileNothingIsSignalled() throws InterruptedException {
        bench.files.findInstead(new FileAccess.Found.Special(FileAccess.Kind.FIFO));

        assertThat(refused(stop()).message().phrase()).isEqualTo(Phrase.STOP_OF_UNKNOWN);
    }

    @Test
    void aStopThatWasCutShortBeforeTheExitIsDoneAgain() throws Exception {
        FakeProcess process = bench.running();
        bench.leaveIntent(Intent.Aim.STOP, Optional.of(process));

        done(stop());

        assertThat(process.isAlive()).isFalse();
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    void aStopThatWasCutShortAfterTheExitRemovesTheFileThatWasLeft() throws Exception {
        FakeProcess process = bench.startedHere();
        bench.leaveIntent(Intent.Aim.STOP, Optional.of(process));
        process.exit(0);

        assertThat(done(stop()).message().phrase()).isEqualTo(Phrase.STOP_FINISHED);

        assertThat(bench.pidFile).doesNotExist();
        assertThat(bench.memory().process()).isEmpty();
        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void aStopThatIsInterruptedEndsTheWaitingAndLeavesTheFile() {
        bench.running().ignoringTerm();
        bench.time.interruptAfter(Duration.ofSeconds(3));

        assertThatThrownBy(this::stop).isInstanceOf(InterruptedException.class);

        assertThat(bench.machine.alive()).hasSize(1);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(bench.memory().intent().orElseThrow().ended()).isTrue();
    }

    @Test
    void theTimeOfAStepIsTold() throws InterruptedException {
        bench.running().exitingAfterTerm(Duration.ofMillis(1200));

        stop();

        assertThat(steps.step(Step.Kind.AWAIT_EXIT).elapsed()).isEqualTo(Duration.ofMillis(1200));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
