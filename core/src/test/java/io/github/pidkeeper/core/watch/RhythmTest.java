package io.github.pidkeeper.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.verdict.BrokerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RhythmTest {

    private static final long SECOND = 1_000_000_000;

    @ParameterizedTest
    @EnumSource(BrokerState.class)
    void nobodyWaitsLongerThanTheSafetyCheck(BrokerState state) {
        for (long now : new long[] {-95 * SECOND, 0, 1, 29 * SECOND, 31 * SECOND}) {
            assertThat(Rhythm.USUAL.nextLook(state, false, now) - now).isBetween(1L, 30 * SECOND);
        }
    }

    @Test
    void theSafetyChecksOfAllBrokersFallTogether() {
        long one = Rhythm.USUAL.nextLook(BrokerState.RUNNING, false, 31 * SECOND);
        long other = Rhythm.USUAL.nextLook(BrokerState.STOPPED, false, 47 * SECOND);

        assertThat(one).isEqualTo(other).isEqualTo(60 * SECOND);
    }

    @Test
    void anIdleHourIsNoMoreThanAHundredAndTwentyLooks() {
        int looks = 0;
        for (long now = SECOND; now < 3600 * SECOND; now = Rhythm.USUAL.nextLook(BrokerState.RUNNING, false, now)) {
            looks++;
        }

        assertThat(looks).isEqualTo(120);
    }

    @Test
    void aBrokerInChangeIsLookedAtAgainSoon() {
        assertThat(Rhythm.USUAL.nextLook(BrokerState.STARTING, false, SECOND)).isEqualTo(SECOND + SECOND / 2);
        assertThat(Rhythm.USUAL.nextLook(BrokerState.UNRESPONSIVE, false, SECOND))
                .isEqualTo(6 * SECOND);
    }

    @Test
    void aBrokerWithAnOperationUnderWayIsLookedAtAgainSoonWhateverItsState() {
        assertThat(Rhythm.USUAL.nextLook(BrokerState.RUNNING, true, SECOND)).isEqualTo(SECOND + SECOND / 2);
    }
}
