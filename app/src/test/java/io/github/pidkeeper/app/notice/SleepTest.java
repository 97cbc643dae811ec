package io.github.pidkeeper.app.notice;

import static io.github.pidkeeper.app.notice.Course.LONG;
import static io.github.pidkeeper.app.notice.Seen.failed;
import static io.github.pidkeeper.app.notice.Seen.running;
import static io.github.pidkeeper.app.notice.Seen.stopped;
import static io.github.pidkeeper.app.notice.Seen.underOperation;
import static io.github.pidkeeper.app.notice.Seen.unresponsive;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is told soon after the machine has slept, or the session has begun. */
class SleepTest {

    @Test
    void nothingIsToldRightAfterTheMachineHasWokenUp() {
        Course course = Course.of(running(1)).wokenUp().then(failed()).after(19);
        assertThat(course.told()).isEmpty();
        assertThat(course.after(1).told()).containsExactly("FAILED");
    }

    @Test
    void whatWakingUpHasDisturbedForAMomentIsNotTold() {
        Course course = Course.of(running(1)).wokenUp().then(unresponsive(1)).after(15);
        assertThat(course.then(running(1)).after(LONG).told()).isEmpty();
    }

    @Test
    void aSessionThatHasJustBegunIsGivenTimeToComeToRest() {
        Course course = Course.unseen().then(unresponsive(1)).after(19);
        assertThat(course.told()).isEmpty();
        assertThat(course.then(running(1)).after(LONG).told()).isEmpty();
    }

    @Test
    void whatDiesWhileASessionBeginsIsToldWhenThatHasComeToRest() {
        Course course = Course.unseen().then(running(1)).then(stopped()).after(19);
        assertThat(course.told()).isEmpty();
        assertThat(course.after(1).told()).containsExactly("GONE");
    }

    @Test
    void aStopWhileASessionBeginsExcusesNoLaterEnd() {
        Course course = Course.unseen().then(running(1)).then(underOperation(running(1)));
        course.then(stopped())
                .after(4)
                .then(running(2))
                .after(4)
                .then(stopped())
                .after(LONG);
        assertThat(course.told()).containsExactly("GONE");
    }
}
