package io.github.pidkeeper.app.window.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.figures.Course.Dot;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final Duration SPAN = Duration.ofSeconds(100);

    private final Track track = new Track();

    @Test
    void valuesAreWhereTheirTimeIs() {
        at(50, 7);
        at(52, 9);

        assertThat(Course.of(track, seconds(100), SPAN).dots())
                .containsExactly(new Dot(0.5, 7, false), new Dot(0.52, 9, true));
    }

    @Test
    void whatWasNotToldIsAGapAndSoIsATimeInWhichNobodyLooked() {
        at(10, 1);
        track.add(seconds(12), OptionalDouble.empty());
        at(14, 2);
        at(60, 3);
        at(62, 4);

        assertThat(Course.of(track, seconds(100), SPAN).dots())
                .extracting(Dot::joined)
                .containsExactly(false, false, false, true);
    }

    @Test
    void whatIsOlderThanTheSpanIsNotDrawn() {
        at(10, 50);
        at(150, 1);

        Course course = Course.of(track, seconds(160), SPAN);

        assertThat(course.dots()).hasSize(1);
        assertThat(course.highest()).isEqualTo(1);
    }

    @Test
    void afterAnHourAValueIsForgotten() {
        at(0, 1);
        at(3601, 2);

        assertThat(track.points()).hasSize(1);
    }

    private void at(int second, double value) {
        track.add(seconds(second), OptionalDouble.of(value));
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
