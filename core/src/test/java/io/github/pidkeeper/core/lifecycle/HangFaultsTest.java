package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static io.github.pidkeeper.core.lifecycle.Bench.nanomqBytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A process that hangs in the kernel, and a file system that does not answer. */
class HangFaultsTest extends BenchFixture {

    @Test
    @Fault("D03")
    void whoHangsInTheKernelIsStuckKeepsItsFileAndIsNotStartedASecondTime() throws Exception {
        FakeProcess process = bench.running().ignoringTerm().survivingForce();
        steps.answering(Progress.Escalation.FORCE);

        assertThat(stop()).isInstanceOf(Outcome.Failed.class);

        expect(BrokerState.STUCK, PidFileHealth.TRUE);
        assertThat(bench.pidFileBytes()).isEqualTo(nanomqBytes(PID));
        assertThat(start().message().phrase()).isEqualTo(Phrase.ALREADY_THERE_STUCK);
        assertThat(bench.machine.spawned()).isEmpty();
        expect(BrokerState.STUCK, PidFileHealth.TRUE);
        process.exit(137);
        expect(BrokerState.STOPPED, PidFileHealth.STALE);
    }

    @Test
    @Fault("D04")
    void whoseDirectoryHangsIsUnknownAfterALimit() {
        bench.running();
        bench.files.hang();

        Verdict verdict = bench.lifecycle(Duration.ofMillis(50)).status(bench.broker);

        assertThat(verdict.state()).isEqualTo(BrokerState.UNKNOWN);
        assertThat(verdict.foremost())
                .isEqualTo(Message.of(Phrase.LOOK_UNANSWERED, bench.pidFile, Duration.ofMillis(50)));
    }

    @Test
    @Fault("D04")
    void whoseDirectoryHangsIsNeitherStoppedNorKeptLockedNorIsThereAPreview() throws Exception {
        FakeProcess process = bench.running();
        bench.files.hang();
        var lifecycle = bench.lifecycle(Duration.ofMillis(50));
        var finding = Message.of(Phrase.LOOK_UNANSWERED, bench.pidFile, Duration.ofMillis(50));

        assertThat(lifecycle.stop(bench.broker, new FollowedSteps()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message()).isEqualTo(finding));
        assertThat(lifecycle.preview(Operations.Kind.STOP, bench.broker))
                .isInstanceOfSatisfying(
                        Preview.Decided.class,
                        decided -> assertThat(decided.outcome().message()).isEqualTo(finding));
        assertThat(process.signals()).isEmpty();
        assertThat(bench.locks.isHeld()).isFalse();
        assertThat(bench.journal()).contains("\"result\":\"refused\"", "look-unanswered");
    }
}
