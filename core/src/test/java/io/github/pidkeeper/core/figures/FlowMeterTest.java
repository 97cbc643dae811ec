package io.github.pidkeeper.core.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlowMeterTest {

    private final FlowMeter meter = new FlowMeter(Counted.MESSAGES);

    @Test
    void theFirstReadingHasNoRate() {
        assertThat(meter.next(500, Duration.ofSeconds(7)).perSecond()).isEmpty();
    }

    @Test
    void theRateIsTheDifferenceOverTheTime() {
        meter.next(500, Duration.ofSeconds(7));
        Flow flow = meter.next(525, Duration.ofSeconds(17));

        assertThat(flow.total()).isEqualTo(525);
        assertThat(flow.perSecond().orElseThrow()).isCloseTo(2.5, within(1e-9));
    }

    @Test
    void aReadingOfTheSameMomentKeepsTheRate() {
        meter.next(0, Duration.ofSeconds(1));
        meter.next(10, Duration.ofSeconds(2));

        assertThat(meter.next(10, Duration.ofSeconds(2)).perSecond()).hasValue(10);
    }

    @Test
    void aCounterThatHasGoneBackWasStartedAnewAndHasNoRate() {
        meter.next(500, Duration.ofSeconds(1));

        assertThat(meter.next(3, Duration.ofSeconds(2)).perSecond()).isEmpty();
        assertThat(meter.next(5, Duration.ofSeconds(3)).perSecond()).hasValue(2);
    }

    @Test
    void aClockThatHasGoneBackChangesNothing() {
        meter.next(0, Duration.ofSeconds(10));
        meter.next(10, Duration.ofSeconds(20));

        assertThat(meter.next(11, Duration.ofSeconds(15)).perSecond()).hasValue(1);
    }
}
