package io.github.pidkeeper.app.notice;

import static io.github.pidkeeper.app.notice.Course.LONG;
import static io.github.pidkeeper.app.notice.Seen.failed;
import static io.github.pidkeeper.app.notice.Seen.failedStart;
import static io.github.pidkeeper.app.notice.Seen.identity;
import static io.github.pidkeeper.app.notice.Seen.running;
import static io.github.pidkeeper.app.notice.Seen.runningOurs;
import static io.github.pidkeeper.app.notice.Seen.starting;
import static io.github.pidkeeper.app.notice.Seen.stopped;
import static io.github.pidkeeper.app.notice.Seen.stuck;
import static io.github.pidkeeper.app.notice.Seen.underOperation;
import static io.github.pidkeeper.app.notice.Seen.unresponsive;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is not told because somebody has ordered it, and what is told all the same. */
class OrderedTest {

    @Test
    void aStopThatWasSeenUnderWayIsNotTold() {
        Course course = Course.of(running(1))
                .then(underOperation(running(1)))
                .after(1)
                .then(stopped())
                .after(LONG);
        assertThat(course.told()).isEmpty();
    }

    @Test
    void aRestartThatWasSeenUnderWayIsNotTold() {
        Course course = Course.of(running(1))
                .then(underOperation(stopped()))
                .after(1)
                .then(running(2, PidFileHealth.MISSING))
                .after(LONG);
        assertThat(course.told()).isEmpty();
    }

    @Test
    void aStopOfABrokerOnRecordIsNotTold() {
        // Had it died it would be called failed.
        assertThat(Course.of(runningOurs(1)).then(stopped()).after(LONG).told()).isEmpty();
    }

    @Test
    void aStopThatOnlyTheJournalKnowsIsNotTold() {
        Course course = Course.of(running(1)).ordered(Set.of(), Set.of(identity(1)));
        assertThat(course.then(stopped()).after(LONG).told()).isEmpty();
    }

    @Test
    void theStopOfAnotherProcessExcusesNothing() {
        Course course = Course.of(running(1)).ordered(Set.of(), Set.of(identity(7)));
        assertThat(course.then(stopped()).after(LONG).told()).containsExactly("GONE");
    }

    @Test
    void aRestartThatOnlyTheJournalKnowsIsNotTold() {
        Course ended = Course.of(running(1)).ordered(Set.of(), Set.of(identity(1)));
        assertThat(ended.then(running(2)).after(LONG).told()).isEmpty();
        Course started = Course.of(running(1)).ordered(Set.of(identity(2)), Set.of());
        assertThat(started.then(running(2)).after(LONG).told()).isEmpty();
    }

    @Test
    void theJournalIsAskedOnlyWhereSomethingWouldBeToldOtherwise() {
        assertThat(Course.of(running(1)).then(stopped()).herald().inQuestion()).containsExactly(identity(1));
        assertThat(Course.of(running(1)).then(running(2)).herald().inQuestion())
                .containsExactlyInAnyOrder(identity(1), identity(2));
        assertThat(Course.of(stopped()).then(running(1)).herald().inQuestion()).isEmpty();
        assertThat(Course.of(runningOurs(1)).then(stopped()).herald().inQuestion())
                .isEmpty();
        assertThat(Course.of(running(1))
                        .then(underOperation(stopped()))
                        .then(stopped())
                        .herald()
                        .inQuestion())
                .isEmpty();
    }

    @Test
    void aStartThatHasFailedWasToldToWhoeverOrderedIt() {
        Course course = Course.of(stopped())
                .then(underOperation(starting(1)))
                .after(1)
                .then(failedStart())
                .after(LONG);
        assertThat(course.told()).isEmpty();
    }

    @Test
    void soWasAStartAfterWhichItDoesNotAnswer() {
        Course course = Course.of(stopped())
                .then(underOperation(starting(1)))
                .after(1)
                .then(unresponsive(1))
                .after(LONG);
        assertThat(course.told()).isEmpty();
    }

    @Test
    void aBrokerThatDiesRightAfterItsStartIsTold() {
        Course course = Course.of(stopped())
                .then(underOperation(starting(1)))
                .after(1)
                .then(runningOurs(1))
                .after(1)
                .then(failed())
                .after(10);
        assertThat(course.told()).containsExactly("FAILED");
    }

    @Test
    void aPidFileThatIsWrongAgainSinceItsRepairWasTakenBackIsNotTold() {
        Course course = Course.of(running(1)).restored(identity(1));
        assertThat(course.herald().due()).isEmpty();
        course.then(running(1, PidFileHealth.MISMATCHED));
        assertThat(course.herald().inQuestion()).containsExactly(identity(1));
        assertThat(course.after(LONG).told()).isEmpty();
        Course other = Course.of(running(1)).restored(identity(7));
        assertThat(other.then(running(1, PidFileHealth.MISMATCHED)).after(LONG).told())
                .containsExactly("PID_FILE");
    }

    @Test
    void whoTookARepairBackIsToldOfTheEndAllTheSame() {
        Course course = Course.of(running(1)).restored(identity(1));
        assertThat(course.then(stopped()).after(LONG).told()).containsExactly("GONE");
    }

    @Test
    void whatWasStuckWasWantedToEnd() {
        Course course =
                Course.of(running(1)).then(stuck(1)).after(10).then(stopped()).after(10);
        assertThat(course.told()).containsExactly("STUCK", "over");
    }
}
