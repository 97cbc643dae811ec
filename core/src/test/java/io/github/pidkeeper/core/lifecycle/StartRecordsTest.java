package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.process.LockFile.Locking;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Intent;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lock and the records of a start: what an earlier one has left in them, and where they cannot be had. */
class StartRecordsTest extends BenchFixture {

    @Test
    void aStartThatWasCutShortAndLeftABrokerIsOver() throws Exception {
        bench.running();
        bench.leaveIntent(Intent.Aim.START, Optional.empty());

        nothingToDo(start());

        assertThat(bench.memory().intent()).isEmpty();
    }

    @Test
    void aRestartThatWasCutShortAfterTheBrokerHadStoppedIsFinished() throws Exception {
        FakeProcess old = bench.running();
        bench.leaveRestart(old);
        old.exit(0);
        bench.givesBirthTo(PID + 1);

        done(start());

        assertThat(bench.memory().intent()).isEmpty();
        assertThat(status().state()).isEqualTo(BrokerState.RUNNING);
    }

    @Test
    void aStartThatIsInterruptedLeavesTheBrokerAndWhoItIs() {
        bench.machine.onSpawn(request -> bench.born(PID, request));
        bench.time.interruptAfter(Duration.ofMillis(200));

        assertThatThrownBy(this::start).isInstanceOf(InterruptedException.class);

        assertThat(bench.machine.alive()).hasSize(1);
        assertThat(bench.memory().process().orElseThrow().identity().pid()).isEqualTo(PID);
        assertThat(bench.memory().intent().orElseThrow().ended()).isTrue();
        assertThat(steps.outcomes(Step.Kind.CONFIRM_RUNNING)).containsExactly(Step.Progress.FAILED);
    }

    @Test
    @Fault("D15")
    void whileAnotherOperationIsUnderWayItIsBusyAndSaysWithWhom() throws InterruptedException {
        bench.locks.answerInstead(new Locking.HeldByAnother("stop by root, pid 1234"));

        assertThat(start())
                .isEqualTo(new Outcome.Busy(
                        Message.of(Phrase.BUSY, "plant-floor", Message.of(Phrase.LOCK_HOLDER, "stop", "root", 1234L))));
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void withoutAPlaceForItsRecordsNothingIsStarted() throws Exception {
        Files.createFile(bench.state);

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.STATE_NOT_WRITABLE);
        assertThat(bench.machine.spawned()).isEmpty();
    }

    @Test
    void aStateDirectoryThatAnybodyCanWriteToIsNotUsed() throws Exception {
        Files.createDirectory(bench.state);
        Files.setPosixFilePermissions(bench.state, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(failed(start()).message().phrase()).isEqualTo(Phrase.STATE_NOT_WRITABLE);
    }
}
