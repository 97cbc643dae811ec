package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HearingTest {

    private static final long MILLI = 1_000_000;

    private final Hearing hearing = new Hearing(0);

    @Test
    void theFirstEventsOfASecondAreHeardAtOnce() {
        for (int i = 1; i <= 8; i++) {
            hearing.heard(i * MILLI);
            assertThat(hearing.nanosDeaf(i * MILLI)).isZero();
        }
    }

    @Test
    void whoNeverStopsIsHeardSeldom() {
        long now = 0;
        int heard = 0;
        while (now < 10_000 * MILLI) {
            hearing.heard(now);
            heard++;
            now += Math.max(MILLI, hearing.nanosDeaf(now));
        }

        assertThat(heard).isLessThan(10 * 35);
    }

    @Test
    void afterAQuietSecondItHearsAtOnceAgain() {
        for (int i = 0; i < 20; i++) {
            hearing.heard(i * MILLI);
        }
        assertThat(hearing.nanosDeaf(20 * MILLI)).isPositive();

        hearing.heard(1100 * MILLI);
        assertThat(hearing.nanosDeaf(1100 * MILLI)).isZero();
    }
}
