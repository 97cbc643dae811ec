package io.github.pidkeeper.app.notice;

import static io.github.pidkeeper.app.notice.Seen.failed;
import static io.github.pidkeeper.app.notice.Seen.identity;
import static io.github.pidkeeper.app.notice.Seen.running;
import static io.github.pidkeeper.app.notice.Seen.runningOurs;
import static io.github.pidkeeper.app.notice.Seen.several;
import static io.github.pidkeeper.app.notice.Seen.starting;
import static io.github.pidkeeper.app.notice.Seen.stopped;
import static io.github.pidkeeper.app.notice.Seen.underOperation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When what was told is over, and its notice withdrawn. */
class OverTest {

    @Test
    void aBrokerThatIsStartedAgainHereHasItsNoticeWithdrawn() {
        Course course = Course.of(running(1))
                .then(failed())
                .after(10)
                .then(underOperation(starting(2)))
                .after(2)
                .then(runningOurs(2))
                .after(10);
        assertThat(course.told()).containsExactly("FAILED", "over");
    }

    @Test
    void aStartThatWasNotSeenUnderWayWithdrawsTheNoticeToo() {
        Course course = Course.of(running(1))
                .then(failed())
                .after(10)
                .then(runningOurs(2))
                .after(10);
        assertThat(course.told()).containsExactly("FAILED", "over");
        Course unit = Course.of(running(1)).ordered(Set.of(identity(2)), Set.of());
        unit.then(stopped()).after(10).then(running(2)).after(10);
        assertThat(unit.told()).containsExactly("GONE", "over");
    }

    @Test
    void aFailureThatSomebodyPutsUpWithIsWithdrawn() {
        // As "stop" does, which drops the record.
        Course course =
                Course.of(running(1)).then(failed()).after(10).then(stopped()).after(10);
        assertThat(course.told()).containsExactly("FAILED", "over");
    }

    @Test
    void aPidFileThatIsTrueAgainHasItsNoticeWithdrawn() {
        Course course = Course.of(running(1))
                .then(running(1, PidFileHealth.MISSING))
                .after(10)
                .then(running(1))
                .after(10);
        assertThat(course.told()).containsExactly("PID_FILE", "over");
    }

    @Test
    void oneProcessOfSeveralThatIsLeftIsTheEndOfTheMatter() {
        Course course =
                Course.of(running(1)).then(several()).after(10).then(running(1)).after(10);
        assertThat(course.told()).containsExactly("SEVERAL", "over");
    }

    @Test
    void theStopOfABrokerThatCameBackTakesTheOldNewsWithIt() {
        Course course =
                Course.of(running(1)).then(failed()).after(10).then(running(2)).after(10);
        course.then(underOperation(stopped())).after(1).then(stopped()).after(10);
        assertThat(course.told()).containsExactly("FAILED", "BACK", "over");
    }
}
