package io.github.pidkeeper.app.notice;

import static io.github.pidkeeper.app.notice.Course.LONG;
import static io.github.pidkeeper.app.notice.Seen.failed;
import static io.github.pidkeeper.app.notice.Seen.failedStart;
import static io.github.pidkeeper.app.notice.Seen.identity;
import static io.github.pidkeeper.app.notice.Seen.running;
import static io.github.pidkeeper.app.notice.Seen.runningOurs;
import static io.github.pidkeeper.app.notice.Seen.several;
import static io.github.pidkeeper.app.notice.Seen.silentOfAnother;
import static io.github.pidkeeper.app.notice.Seen.starting;
import static io.github.pidkeeper.app.notice.Seen.stopped;
import static io.github.pidkeeper.app.notice.Seen.stuck;
import static io.github.pidkeeper.app.notice.Seen.underOperation;
import static io.github.pidkeeper.app.notice.Seen.unknown;
import static io.github.pidkeeper.app.notice.Seen.unresponsive;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of a broker's life, and what is not. */
class HeraldTest {

    // What is told

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

    // What is not worth telling

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
    void whatIsOverBeforeItHasHeldIsNotTold() {
        Course course = Course.of(running(1));
        for (int i = 0; i < 100; i++) {
            course.then(unresponsive(1)).after(5).then(running(1)).after(25);
        }
        assertThat(course.told()).isEmpty();
    }

    @Test
    void theSameIsNotToldTwice() {
        Course course = Course.of(running(1)).then(failed()).after(10);
        course.then(starting(2)).after(1).then(failed()).after(LONG);
        assertThat(course.told()).containsExactly("FAILED");
    }

    // What was ordered

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
    void whatWasStuckWasWantedToEnd() {
        Course course =
                Course.of(running(1)).then(stuck(1)).after(10).then(stopped()).after(10);
        assertThat(course.told()).containsExactly("STUCK", "over");
    }

    // What is over

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

    // The first look

    @Test
    void whatIsWrongAtTheFirstLookIsTold() {
        assertThat(Course.unseen().then(failed()).after(LONG).told()).containsExactly("FAILED");
        assertThat(Course.unseen().then(failedStart()).after(LONG).told()).containsExactly("FAILED");
        assertThat(Course.unseen().then(unresponsive(1)).after(LONG).told()).containsExactly("UNRESPONSIVE");
        assertThat(Course.unseen()
                        .then(running(1, PidFileHealth.MISMATCHED))
                        .after(LONG)
                        .told())
                .containsExactly("PID_FILE");
    }

    @Test
    void whatIsAsItMayBeAtTheFirstLookIsNotTold() {
        assertThat(Course.unseen().then(running(1)).after(LONG).told()).isEmpty();
        assertThat(Course.unseen().then(stopped()).after(LONG).told()).isEmpty();
        assertThat(Course.unseen()
                        .then(stopped(PidFileHealth.STALE))
                        .after(LONG)
                        .told())
                .isEmpty();
    }

    @Test
    void withAWindowThatSaysItNothingIsToldAtTheFirstLook() {
        Course course = Course.seen().then(failed()).after(LONG);
        assertThat(course.told()).isEmpty();
        assertThat(course.then(running(1)).after(10).then(failed()).after(10).told())
                .containsExactly("FAILED");
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

    // Time

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

    @Test
    void theFifthNoticeWithinTenMinutesIsThatItKeepsChanging() {
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
        course.then(failed()).after(119);
        assertThat(course.told()).hasSize(5);
        assertThat(course.after(1).told()).endsWith("FAILED").hasSize(6);
        assertThat(course.then(running(99)).after(10).told()).endsWith("BACK");
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
    void whatIsSeenAgainWithOtherEvidenceIsNotWaitedForAnew() {
        Course course = Course.of(running(1));
        for (int i = 0; i < 12; i++) {
            course.then(unresponsive(1)).after(1);
        }
        assertThat(course.told()).containsExactly("UNRESPONSIVE");
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
