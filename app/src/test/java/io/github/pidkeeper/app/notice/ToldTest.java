package io.github.pidkeeper.app.notice;

import static io.github.pidkeeper.app.notice.Course.LONG;
import static io.github.pidkeeper.app.notice.Seen.failed;
import static io.github.pidkeeper.app.notice.Seen.failedStart;
import static io.github.pidkeeper.app.notice.Seen.running;
import static io.github.pidkeeper.app.notice.Seen.runningOurs;
import static io.github.pidkeeper.app.notice.Seen.several;
import static io.github.pidkeeper.app.notice.Seen.silentOfAnother;
import static io.github.pidkeeper.app.notice.Seen.stopped;
import static io.github.pidkeeper.app.notice.Seen.stuck;
import static io.github.pidkeeper.app.notice.Seen.underOperation;
import static io.github.pidkeeper.app.notice.Seen.unknown;
import static io.github.pidkeeper.app.notice.Seen.unresponsive;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.verdict.PidFileHealth;
import org.junit.jupiter.api.Test;

/** What of a broker's life is told, and how long that has to be so. */
class ToldTest {

    @Test
    void aBrokerThatFailsIsToldOnceItHasStayedFailed() {
        Course course = Course.of(running(1)).then(failed()).after(2);
        assertThat(course.told()).isEmpty();
        assertThat(course.after(1).told()).containsExactly("FAILED");
        assertThat(course.after(LONG).told()).hasSize(1);
    }

    @Test
    void aBrokerThatIsGoneWithoutAnOrderIsTold() {
        assertThat(Course.of(running(1)).then(stopped()).after(LONG).told()).containsExactly("GONE");
    }

    @Test
    void aBrokerThatDoesNotAnswerIsToldOnceItWasAskedAgain() {
        Course course = Course.of(running(1)).then(unresponsive(1)).after(11);
        assertThat(course.told()).isEmpty();
        assertThat(course.after(1).told()).containsExactly("UNRESPONSIVE");
    }

    @Test
    void aBrokerThatIsStuckIsTold() {
        assertThat(Course.of(running(1)).then(stuck(1)).after(LONG).told()).containsExactly("STUCK");
    }

    @Test
    void aSecondProcessIsTold() {
        assertThat(Course.of(running(1)).then(several()).after(LONG).told()).containsExactly("SEVERAL");
    }

    @Test
    void aBrokerThatComesBackByItselfIsTold() {
        Course course =
                Course.of(running(1)).then(failed()).after(10).then(running(2)).after(10);
        assertThat(course.told()).containsExactly("FAILED", "BACK");
    }

    @Test
    void aBrokerThatAnswersAgainIsBack() {
        Course course = Course.of(runningOurs(1))
                .then(unresponsive(1))
                .after(20)
                .then(runningOurs(1))
                .after(20);
        assertThat(course.told()).containsExactly("UNRESPONSIVE", "BACK");
    }

    @Test
    void aBrokerThatAnswersAgainIsBackAlsoWhereItsPidFileWasToldMeanwhile() {
        Course course = Course.of(running(1))
                .then(unresponsive(1))
                .after(20)
                .then(unresponsive(1, PidFileHealth.MISMATCHED))
                .after(20)
                .then(running(1, PidFileHealth.MISMATCHED))
                .after(20);
        assertThat(course.told()).containsExactly("UNRESPONSIVE", "PID_FILE", "BACK");
    }

    @Test
    void aBrokerThatRunsAgainIsBackAlsoWhereThePidFileThatItLeftWasTold() {
        Course course = Course.of(running(1))
                .then(stopped())
                .after(10)
                .then(stopped(PidFileHealth.MISMATCHED))
                .after(10)
                .then(running(2))
                .after(10);
        assertThat(course.told()).containsExactly("GONE", "PID_FILE", "BACK");
    }

    @Test
    void aBrokerThatSomebodyElseHasRestartedIsTold() {
        Course course =
                Course.of(running(1)).then(stopped()).after(1).then(running(2)).after(10);
        assertThat(course.told()).containsExactly("RESTARTED");
    }

    @Test
    void aPidFileThatComesToBeWrongIsTold() {
        for (PidFileHealth health : new PidFileHealth[] {
            PidFileHealth.MISMATCHED, PidFileHealth.MISSING, PidFileHealth.UNSAFE, PidFileHealth.MALFORMED
        }) {
            assertThat(Course.of(running(1))
                            .then(running(1, health))
                            .after(LONG)
                            .told())
                    .as(health.name())
                    .containsExactly("PID_FILE");
        }
    }

    @Test
    void aPidFileThatIsWrongInAnotherWayIsNews() {
        Course course = Course.of(running(1))
                .then(running(1, PidFileHealth.MISSING))
                .after(10)
                .then(running(1, PidFileHealth.MISMATCHED))
                .after(10);
        assertThat(course.told()).containsExactly("PID_FILE", "PID_FILE");
    }

    @Test
    void anUnsafePidFileIsToldAlsoWhereItHidesWhatTheBrokerDoes() {
        Course course =
                Course.of(running(1)).then(unknown(PidFileHealth.UNSAFE)).after(10);
        assertThat(course.told()).containsExactly("PID_FILE");
        assertThat(course.then(stopped()).after(10).told()).containsExactly("PID_FILE", "GONE");
    }

    @Test
    void aBrokerThatFailsLongAfterAStartHereHasFailedIsTold() {
        assertThat(Course.of(running(1)).then(failedStart()).after(LONG).told()).containsExactly("FAILED");
    }

    @Test
    void aBrokerThatIsGoneSoonAfterItWasRestartedHereIsTold() {
        Course course = Course.of(running(1))
                .then(underOperation(running(1)))
                .then(running(2))
                .after(1)
                .then(stopped())
                .after(10);
        assertThat(course.told()).containsExactly("GONE");
    }

    @Test
    void anotherUsersBrokerThatDoesNotAnswerIsToldOnceItWasAskedAgain() {
        Course course = Course.of(running(1)).then(silentOfAnother(1)).after(60);
        assertThat(course.told()).isEmpty();
        assertThat(course.after(60).told()).containsExactly("UNRESPONSIVE");
    }

    @Test
    void whatWasToldOfThePidFileIsOverWhereTheBrokerDoesSomethingElse() {
        Course course = Course.of(running(1))
                .then(running(1, PidFileHealth.MISMATCHED))
                .after(10)
                .then(underOperation(stopped(PidFileHealth.MISMATCHED)))
                .then(stopped(PidFileHealth.MISMATCHED))
                .after(10);
        assertThat(course.told()).containsExactly("PID_FILE", "over");
    }

    @Test
    void whatIsSeenAgainWithOtherEvidenceIsNotWaitedForAnew() {
        Course course = Course.of(running(1));
        for (int i = 0; i < 12; i++) {
            course.then(unresponsive(1)).after(1);
        }
        assertThat(course.told()).containsExactly("UNRESPONSIVE");
    }
}
