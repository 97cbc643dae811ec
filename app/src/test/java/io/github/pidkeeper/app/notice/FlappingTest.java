package io.github.pidkeeper.app.notice;

import static io.github.pidkeeper.app.notice.Course.LONG;
import static io.github.pidkeeper.app.notice.Seen.failed;
import static io.github.pidkeeper.app.notice.Seen.identity;
import static io.github.pidkeeper.app.notice.Seen.running;
import static io.github.pidkeeper.app.notice.Seen.runningOurs;
import static io.github.pidkeeper.app.notice.Seen.starting;
import static io.github.pidkeeper.app.notice.Seen.stopped;
import static io.github.pidkeeper.app.notice.Seen.underOperation;
import static io.github.pidkeeper.app.notice.Seen.unresponsive;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of a broker that changes all the time. */
class FlappingTest {

    /** Who has kept changing has to stand still for that long. */
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Test
    void whatIsOverBeforeItHasHeldIsNotTold() {
        Course course = Course.of(running(1));
        for (int i = 0; i < 100; i++) {
            course.then(unresponsive(1)).after(5).then(running(1)).after(25);
        }
        assertThat(course.told()).isEmpty();
    }

    @Test
    void theFifthNoticeWithinAnHourIsThatItKeepsChanging() {
        Course course = Course.of(running(1));
        for (int pid = 2; pid < 10; pid++) {
            course.then(failed()).after(10).then(running(pid)).after(10);
        }
        assertThat(course.told()).containsExactly("FAILED", "BACK", "FAILED", "BACK", "RESTLESS");
    }

    @Test
    void whatKeptChangingIsToldAgainOnceItHasComeToRest() {
        Course course = Course.of(running(1));
        for (int pid = 2; pid < 10; pid++) {
            course.then(failed()).after(10).then(running(pid)).after(10);
        }
        course.then(failed()).after(QUARTER.minusSeconds(1));
        assertThat(course.told()).hasSize(5);
        assertThat(course.after(1).told()).endsWith("FAILED").hasSize(6);
        assertThat(course.after(LONG).then(running(99)).after(10).told())
                .as("after an hour it is as if nothing had been")
                .endsWith("BACK")
                .hasSize(7);
    }

    @Test
    void aBrokerThatChangesEveryFewMinutesIsToldToKeepChangingAndThenNothing() {
        for (int minutes : new int[] {1, 3, 5, 8, 14}) {
            Course course = Course.of(running(1));
            changing(course, Duration.ofMinutes(minutes), Duration.ofHours(12));
            assertThat(course.told())
                    .as("every %s minutes", minutes)
                    .containsExactly("FAILED", "BACK", "FAILED", "BACK", "RESTLESS");
            assertThat(course.then(running(9)).after(LONG).told())
                    .endsWith("BACK")
                    .hasSize(6);
        }
    }

    @Test
    void aBrokerThatSeemsSteadyAndChangesAgainGoesOnKeepingChanging() {
        Course course = Course.of(running(1));
        changing(course, Duration.ofSeconds(20), Duration.ofMinutes(2));
        course.then(running(2)).after(QUARTER);
        assertThat(course.told()).endsWith("RESTLESS", "BACK").hasSize(6);
        changing(course, Duration.ofSeconds(20), Duration.ofMinutes(2));
        assertThat(course.told()).endsWith("BACK", "RESTLESS").hasSize(7);
    }

    @Test
    void howeverOftenItChangesFewNoticesComeInAnHour() {
        for (int minutes = 1; minutes < 60; minutes++) {
            Course course = Course.of(running(1));
            changing(course, Duration.ofMinutes(minutes), Duration.ofHours(24));
            assertThat(course.told()).as("every %s minutes", minutes).hasSizeLessThanOrEqualTo(24 * Tempo.USUAL.most());
        }
    }

    @Test
    void anOrderSeenUnderWayEndsTheKeepingChanging() {
        Course course = restless().then(underOperation(starting(50))).after(2);
        course.then(running(50)).after(3);
        assertThat(course.told()).endsWith("RESTLESS", "over");
        assertThat(course.then(failed()).after(3).told())
                .as("as if nothing had been before")
                .endsWith("over", "FAILED");
    }

    @Test
    void anOrderOnRecordEndsTheKeepingChanging() {
        assertThat(restless().then(runningOurs(50)).after(3).told()).endsWith("RESTLESS", "over");
        Course stopped =
                restless().then(runningOurs(50)).after(1).then(stopped()).after(3);
        assertThat(stopped.told()).endsWith("RESTLESS", "over");
    }

    @Test
    void aStopThatOnlyTheJournalKnowsEndsTheKeepingChanging() {
        Course course = restless().ordered(Set.of(), Set.of(identity(50)));
        course.then(running(50)).after(1).then(stopped()).after(3);
        assertThat(course.told()).endsWith("RESTLESS", "over");
    }

    @Test
    void whatNobodyHasOrderedGoesOnKeepingChanging() {
        Course course = restless().then(running(50)).after(1).then(stopped()).after(QUARTER.minusSeconds(1));
        assertThat(course.told()).endsWith("RESTLESS");
        assertThat(course.after(1).told()).endsWith("GONE");
    }

    private static Course restless() {
        Course course = Course.of(running(1));
        changing(course, Duration.ofSeconds(20), Duration.ofMinutes(2));
        course.then(failed()).after(10);
        assertThat(course.told()).endsWith("RESTLESS");
        return course;
    }

    /** It fails and comes back in turn, and stands as it does for as long each time. */
    private static void changing(Course course, Duration each, Duration altogether) {
        long times = altogether.dividedBy(each.multipliedBy(2));
        for (int i = 0; i < times; i++) {
            course.then(failed()).after(each).then(running(100 + i)).after(each);
        }
    }

    @Test
    void whatStopsChangingWithItsLastNoticeIsToldAgainToo() {
        Course course = Course.of(running(1));
        course.then(failed()).after(10).then(running(2)).after(10);
        course.then(failed())
                .after(10)
                .then(running(3))
                .after(10)
                .then(failed())
                .after(LONG);
        assertThat(course.told()).containsExactly("FAILED", "BACK", "FAILED", "BACK", "RESTLESS", "FAILED");
    }

    @Test
    void whatEndsAsItBeganIsToldAgainTooAfterAllTheChanging() {
        Course course = Course.of(running(1)).then(failed()).after(LONG);
        for (int pid = 2; pid < 40; pid++) {
            course.then(running(pid)).after(1).then(failed()).after(1);
        }
        assertThat(course.after(LONG).told()).containsExactly("FAILED", "RESTLESS", "FAILED");
    }

    @Test
    void changesThatAreFarApartAreToldOneByOne() {
        Course course = Course.of(running(1));
        for (int pid = 2; pid < 5; pid++) {
            course.then(failed()).after(LONG).then(running(pid)).after(LONG);
        }
        assertThat(course.told()).containsExactly("FAILED", "BACK", "FAILED", "BACK", "FAILED", "BACK");
    }

    @Test
    void aBrokerThatNeverComesToStandStillIsToldToKeepChanging() {
        Course course = Course.of(running(1));
        for (int pid = 2; pid < 100; pid++) {
            course.then(stopped())
                    .after(1)
                    .then(starting(pid))
                    .after(1)
                    .then(running(pid))
                    .after(1);
        }
        assertThat(course.told()).containsExactly("RESTLESS");
    }

    @Test
    void whatAPersonDoesWithItIsNoRestlessness() {
        Course course = Course.of(running(1));
        for (int pid = 2; pid < 100; pid++) {
            course.then(underOperation(stopped()))
                    .after(2)
                    .then(runningOurs(pid))
                    .after(2);
        }
        assertThat(course.told()).isEmpty();
    }
}
