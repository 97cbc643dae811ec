package io.github.pidkeeper.app.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whether the machine has slept, by two clocks. */
class SleepClueTest {

    private final AtomicLong ahead = new AtomicLong(1_000_000);
    private final SleepClue clue = new SleepClue(ahead::get);

    @Test
    void aMachineThatStaysAwakeHasNotSlept() {
        assertThat(clue.hasSlept()).isFalse();
        ahead.addAndGet(9_000);
        assertThat(clue.hasSlept()).as("clocks drift").isFalse();
        ahead.addAndGet(9_000);
        assertThat(clue.hasSlept()).as("since it was last asked").isFalse();
    }

    @Test
    void whatTheMonotonicClockHasMissedWasSleepAndIsToldOnce() {
        ahead.addAndGet(3_600_000);
        assertThat(clue.hasSlept()).isTrue();
        assertThat(clue.hasSlept()).isFalse();
    }

    @Test
    void aClockThatIsSetBackIsNoSleep() {
        ahead.addAndGet(-3_600_000);
        assertThat(clue.hasSlept()).isFalse();
    }

    @Test
    void theClocksOfThisMachineSayThatItIsAwake() {
        assertThat(new SleepClue().hasSlept()).isFalse();
    }
}
