package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Remembered;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pids that mean another process, or none, after a boot, a reuse or a return to an old state of the disk. */
class IdentityFaultsTest extends BenchFixture {

    @Test
    @Fault("D02")
    void afterARebootABrokerUnderTheSamePidIsRecognisedAnewAndNotByItsRecord() throws Exception {
        recordOfEarlierBoot();
        bench.running();

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.TRUE);

        assertThat(phrases(verdict)).contains(Phrase.RECORD_OF_EARLIER_BOOT).doesNotContain(Phrase.RECORD_AGREES);
        assertThat(verdict.evidence())
                .anyMatch(one -> one.finding().arguments().toString().contains(Phrase.GROUND_COMMAND.name()));
    }

    @Test
    @Fault({"D02", "D12"})
    void afterARebootAStrangerUnderTheRecordedPidIsNobodyOfOurs() throws Exception {
        recordOfEarlierBoot();
        bench.writePidFile(nanomqBytes(PID));
        FakeProcess stranger = bench.machine.add(Bench.stranger(PID).ticks(PID * 10));

        expect(BrokerState.STOPPED, PidFileHealth.MISMATCHED);
        assertThat(stop()).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(stranger.signals()).isEmpty();
    }

    @Test
    @Fault("D10")
    void aPidThatIsReusedWithinTheSameTickIsNotTheProcessThatWasPinned() throws Exception {
        FakeProcess process = bench.running().exitingAfterTerm(Duration.ofSeconds(3));
        var heirs = new ArrayList<FakeProcess>();
        process.onExit(() -> heirs.add(bench.machine.add(Bench.stranger(PID).ticks(PID * 10))));
        steps.answering(Progress.Escalation.FORCE);

        Outcome outcome = stop();

        assertThat(outcome.message().phrase()).isEqualTo(Phrase.STOPPED);
        assertThat(heirs.getFirst()
                        .facts()
                        .identity()
                        .sameProcessAs(process.facts().identity()))
                .as("by pid and ticks they are the same")
                .isTrue();
        assertThat(heirs.getFirst().signals()).isEmpty();
        assertThat(steps.asked()).isEmpty();
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    @Fault("D10")
    void aPidThatIsReusedWithinTheSameTickIsNotTheProcessThatWasRecorded() throws Exception {
        FakeProcess died = bench.machine.add(bench.facts(PID).pidfdInode(41));
        bench.remember(died);
        bench.writePidFile(nanomqBytes(PID));
        died.exit(0);
        FakeProcess heir = bench.machine.add(Bench.stranger(PID).ticks(PID * 10).pidfdInode(42));
        steps.answering(Progress.Escalation.FORCE);

        assertThat(status().pidFileHealth()).isEqualTo(PidFileHealth.MISMATCHED);
        assertThat(stop()).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(heir.signals()).isEmpty();
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
    }

    @Test
    @Fault("D10")
    void aRecordThatKnowsNoInodeIsComparedByWhatItKnows() throws Exception {
        FakeProcess process = bench.startedHere();

        assertThat(process.facts()
                        .identity()
                        .sameProcessAs(bench.facts(PID).pidfdInode(42).build().identity()))
                .isTrue();
    }

    @Test
    @Fault("D12")
    void aSnapshotThatBringsBackAnOldPidFileAndAnOldRecordBringsBackNoProcess() throws Exception {
        FakeProcess old = bench.machine.add(bench.facts(PID));
        bench.remember(old);
        bench.writePidFile(nanomqBytes(PID));
        FakeProcess heir = bench.machine.add(Bench.stranger(PID).ticks(PID * 10 + 1));
        FakeProcess broker = bench.machine.add(bench.facts(PID + 1)).listening(Bench.PORT);

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.MISMATCHED);

        assertThat(verdict.process().orElseThrow().pid()).isEqualTo(PID + 1);
        assertThat(stop()).isInstanceOf(Outcome.Done.class);
        assertThat(broker.signals()).containsExactly(Signal.TERMINATE);
        assertThat(heir.signals()).isEmpty();
        assertThat(bench.pidFileBytes())
                .as("it never named the one that was stopped")
                .isEqualTo(nanomqBytes(PID));
    }

    private void recordOfEarlierBoot() throws IOException {
        var before = bench.facts(PID).boot("boot-0").build();
        new StateDirectory(bench.state)
                .create(bench.broker)
                .remember(new Remembered(
                        before.identity(), bench.time.now().minus(Duration.ofDays(3)), Optional.empty()));
    }
}
