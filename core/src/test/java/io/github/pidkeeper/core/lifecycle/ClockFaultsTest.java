package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the clocks of the machine do, which cannot be had for real in a test. */
class ClockFaultsTest extends BenchFixture {

    @ParameterizedTest
    @ValueSource(longs = {1, -1, 24 * 400})
    @Fault("D01")
    void aWallClockThatJumpsDisownsNobody(long hours) throws Exception {
        FakeProcess process = bench.startedHere();

        bench.time.setWallClock(Duration.ofHours(hours));

        Verdict verdict = expect(BrokerState.RUNNING, PidFileHealth.TRUE);
        assertThat(phrases(verdict)).contains(Phrase.RECORD_AGREES);
        assertThat(stop()).isInstanceOf(Outcome.Done.class);
        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
    }

    @Test
    @Fault("D01")
    void aClockThatWasSetBackDoesNotMakeAnOldBrokerYoung() throws Exception {
        bench.startedHere().silent();

        bench.time.setWallClock(Duration.ofHours(-5));

        expect(BrokerState.UNRESPONSIVE, PidFileHealth.TRUE);
    }

    @Test
    @Fault("D11")
    void aNightAsleepIsNotCountedWhereTheClockStandsStill() throws Exception {
        FakeProcess process = bench.running().exitingAfterTerm(Duration.ofSeconds(9));
        bench.time.sleepAfter(Duration.ofSeconds(2), Duration.ofHours(8));
        steps.answering(Progress.Escalation.FORCE);

        assertThat(stop().message().phrase()).isEqualTo(Phrase.STOPPED);

        assertThat(steps.asked()).isEmpty();
        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
    }

    @Test
    @Fault("D11")
    void norWhereItGoesOn() throws Exception {
        FakeProcess process = bench.running().exitingAfterTerm(Duration.ofSeconds(9));
        bench.time.sleepWithTheClockRunningAfter(Duration.ofMillis(2100), Duration.ofHours(8));
        steps.answering(Progress.Escalation.FORCE);

        assertThat(stop().message().phrase()).isEqualTo(Phrase.STOPPED);

        assertThat(steps.asked()).as("it had nine of its ten seconds").isEmpty();
        assertThat(process.signals()).containsExactly(Signal.TERMINATE);
    }

    @Test
    @Fault("D11")
    void afterANightAsleepTheGraceStillHasAnEnd() throws Exception {
        FakeProcess process = bench.running().ignoringTerm();
        bench.time.sleepWithTheClockRunningAfter(Duration.ofMillis(2100), Duration.ofHours(8));
        steps.answering(Progress.Escalation.FORCE);

        assertThat(stop().message().phrase()).isEqualTo(Phrase.STOPPED_BY_FORCE);

        assertThat(steps.asked()).hasSize(1);
        assertThat(process.signals()).containsExactly(Signal.TERMINATE, Signal.FORCE);
    }
}
