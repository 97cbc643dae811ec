package io.github.pidkeeper.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgendaTest {

    private static final long SECOND = 1_000_000_000;

    private final Agenda agenda = new Agenda(0, Duration.ofSeconds(6));

    @Test
    void theFirstLookIsDueAtOnce() {
        assertThat(agenda.isDue(0)).isTrue();
        assertThat(agenda.nanosToWait(0)).isZero();
    }

    @Test
    void whileNothingHappensTheNextLookIsDueInItsTime() {
        lookOnce(SECOND, 30 * SECOND);

        assertThat(agenda.isDue(29 * SECOND)).isFalse();
        assertThat(agenda.nanosToWait(29 * SECOND)).isEqualTo(SECOND);
        assertThat(agenda.isDue(30 * SECOND)).isTrue();
    }

    @Test
    void anEventBringsTheNextLookForward() {
        lookOnce(SECOND, 30 * SECOND);
        agenda.want(5 * SECOND);

        assertThat(agenda.isDue(5 * SECOND)).isTrue();
    }

    @Test
    void severalEventsMakeOneLookAndDoNotPutItOff() {
        lookOnce(SECOND, 30 * SECOND);
        agenda.want(5 * SECOND);
        agenda.want(6 * SECOND);
        assertThat(agenda.isDue(5 * SECOND)).isTrue();

        lookOnce(5 * SECOND, 30 * SECOND);
        assertThat(agenda.isDue(6 * SECOND)).isFalse();
    }

    @Test
    void noSecondLookIsDueWhileOneIsUnderWay() {
        agenda.begin(0);
        agenda.want(SECOND);

        assertThat(agenda.isDue(5 * SECOND)).isFalse();
    }

    @Test
    void whatHappensDuringALookMakesAnother() {
        agenda.begin(0);
        agenda.want(SECOND);

        assertThat(agenda.end(2 * SECOND, 30 * SECOND)).isTrue();
        assertThat(agenda.isDue(2 * SECOND)).isTrue();
    }

    @Test
    void aLookThatIsNotBackInTimeIsToldOnceAndNoOtherIsBegun() {
        agenda.begin(0);
        assertThat(agenda.becomesOverdue(6 * SECOND - 1)).isFalse();
        assertThat(agenda.nanosToWait(SECOND)).isEqualTo(5 * SECOND);

        assertThat(agenda.becomesOverdue(6 * SECOND)).isTrue();
        assertThat(agenda.becomesOverdue(7 * SECOND)).isFalse();
        assertThat(agenda.isDue(1000 * SECOND)).isFalse();
        assertThat(agenda.nanosToWait(7 * SECOND)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatALateLookHasSeenNoLongerCountsAndAFreshOneIsDue() {
        agenda.begin(0);
        agenda.becomesOverdue(6 * SECOND);

        assertThat(agenda.end(100 * SECOND, 130 * SECOND)).isFalse();
        assertThat(agenda.isDue(100 * SECOND)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE - SECOND, -5, Long.MIN_VALUE})
    void theClockMayBeginAnywhereAndWrapAround(long begin) {
        var early = new Agenda(begin, Duration.ofSeconds(6));
        early.begin(begin);
        early.end(begin, begin + 30 * SECOND);

        assertThat(early.isDue(begin + 29 * SECOND)).isFalse();
        early.want(begin + 2 * SECOND);
        assertThat(early.nanosToWait(begin + SECOND)).isEqualTo(SECOND);
        assertThat(early.isDue(begin + 2 * SECOND)).isTrue();
    }

    private void lookOnce(long now, long next) {
        agenda.begin(now);
        assertThat(agenda.end(now, next)).isTrue();
    }
}
