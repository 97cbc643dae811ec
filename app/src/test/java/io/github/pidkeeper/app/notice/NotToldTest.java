package io.github.pidkeeper.app.notice;

import static io.github.pidkeeper.app.notice.Course.LONG;
import static io.github.pidkeeper.app.notice.Seen.failed;
import static io.github.pidkeeper.app.notice.Seen.running;
import static io.github.pidkeeper.app.notice.Seen.starting;
import static io.github.pidkeeper.app.notice.Seen.stopped;
import static io.github.pidkeeper.app.notice.Seen.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.verdict.PidFileHealth;
import org.junit.jupiter.api.Test;

/** What of a broker's life is no news. */
class NotToldTest {

    @Test
    void aBrokerThatRunsAndStaysIsNoNews() {
        assertThat(Course.of(running(1)).then(running(1)).after(LONG).told()).isEmpty();
    }

    @Test
    void whatAStoppedBrokerHasLeftBehindIsNoNews() {
        for (PidFileHealth health : new PidFileHealth[] {PidFileHealth.STALE, PidFileHealth.MALFORMED}) {
            assertThat(Course.of(stopped()).then(stopped(health)).after(LONG).told())
                    .as(health.name())
                    .isEmpty();
        }
    }

    @Test
    void aBrokerThatSomebodyStartsWhereNothingWasWrongIsNoNews() {
        assertThat(Course.of(stopped()).then(running(1)).after(LONG).told()).isEmpty();
    }

    @Test
    void thatNothingIsKnownIsNoNewsAndWhatComesAfterItIs() {
        Course course =
                Course.of(running(1)).then(unknown(PidFileHealth.UNREADABLE)).after(LONG);
        assertThat(course.told()).isEmpty();
        assertThat(course.then(stopped()).after(10).told()).containsExactly("GONE");
    }

    @Test
    void theSameIsNotToldTwice() {
        Course course = Course.of(running(1)).then(failed()).after(10);
        course.then(starting(2)).after(1).then(failed()).after(LONG);
        assertThat(course.told()).containsExactly("FAILED");
    }

    @Test
    void nothingIsWaitedForWhileNothingHappens() {
        assertThat(Course.of(running(1)).herald().due()).isEmpty();
        assertThat(Course.of(running(1)).then(running(1)).herald().due()).isEmpty();
        assertThat(Course.of(running(1))
                        .then(unknown(PidFileHealth.UNREADABLE))
                        .herald()
                        .due())
                .isEmpty();
        assertThat(Course.of(running(1)).then(failed()).after(LONG).herald().due())
                .isEmpty();
    }
}
