package io.github.pidkeeper.core.verdict;

import static io.github.pidkeeper.core.verdict.Scene.STAMP;
import static io.github.pidkeeper.core.verdict.Scene.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each kind of observation means. */
class JudgeTest extends JudgeFixture {

    @Test
    void noFileAndNoProcessIsStopped() {
        expect(new Scene(), BrokerState.STOPPED, PidFileHealth.ABSENT);
    }

    @Test
    void aFileThatNamesTheBrokerWhichAnswersIsRunning() {
        Verdict verdict = expect(running(), BrokerState.RUNNING, PidFileHealth.TRUE);

        assertThat(verdict.process()).contains(BROKER);
        assertThat(verdict.namedPid()).hasValue(278718);
        assertThat(verdict.evidence()).noneMatch(one -> one.bearing() == Bearing.CONTRADICTS);
        assertThat(phrases(verdict))
                .contains(Phrase.PID_FILE_NAMES_BROKER, Phrase.PROCESS_IS_BROKER, Phrase.PORT_HELD_BY_BROKER);
    }

    @Test
    void aDeadPidIsStale() {
        Verdict verdict = expect(
                new Scene().fileNames(278718, new NamedProcess.Gone()), BrokerState.STOPPED, PidFileHealth.STALE);

        assertThat(verdict.namedPid()).hasValue(278718);
        assertThat(verdict.foremost().phrase()).isEqualTo(Phrase.PID_FILE_NAMES_NOBODY);
    }

    @Test
    void aReusedPidIsAMismatchAndNobodyRuns() {
        expect(new Scene().fileNames(STRANGER, false), BrokerState.STOPPED, PidFileHealth.MISMATCHED);
    }

    @Test
    void aFileThatNamesADeadPidWhileTheBrokerRunsIsAMismatchThatNamesBothPids() {
        Verdict verdict = expect(
                new Scene()
                        .fileNames(278999, new NamedProcess.Gone())
                        .found(BROKER, true)
                        .port(HELD_BY_BROKER)
                        .answers(),
                BrokerState.RUNNING,
                PidFileHealth.MISMATCHED);

        assertThat(verdict.evidence()).anySatisfy(one -> {
            assertThat(one.finding().phrase()).isEqualTo(Phrase.PID_FILE_NAMES_ANOTHER);
            assertThat(one.finding().arguments()).contains(278999L, 278718L);
        });
    }

    @Test
    void aRunningBrokerWithoutFileIsMissingIt() {
        expect(
                new Scene().found(BROKER, true).port(HELD_BY_BROKER).answers(),
                BrokerState.RUNNING,
                PidFileHealth.MISSING);
    }

    @Test
    void emptyAndMalformedFilesAreMalformedAndStopNobody() {
        expect(new Scene().file(new PidFileReading.Empty(STAMP)), BrokerState.STOPPED, PidFileHealth.MALFORMED);
        expect(
                new Scene().file(new PidFileReading.Malformed(STAMP, reason())),
                BrokerState.STOPPED,
                PidFileHealth.MALFORMED);
    }

    @Test
    void behindAnUnsafeOrUnreadableFileNothingIsKnown() {
        expect(new Scene().file(new PidFileReading.Unsafe(reason())), BrokerState.UNKNOWN, PidFileHealth.UNSAFE);
        expect(
                new Scene().file(new PidFileReading.Unreadable(reason())),
                BrokerState.UNKNOWN,
                PidFileHealth.UNREADABLE);
    }

    @Test
    void aBrokerThatIsFoundRunsWhateverItsFileIs() {
        expect(
                new Scene()
                        .file(new PidFileReading.Unreadable(reason()))
                        .found(BROKER, true)
                        .port(HELD_BY_BROKER)
                        .answers(),
                BrokerState.RUNNING,
                PidFileHealth.UNREADABLE);
    }

    @Test
    @Fault("D09")
    void aProcessWhoseIdentityIsHiddenIsNeitherDeadNorOurs() {
        Verdict verdict = expect(
                new Scene().fileNames(278718, new NamedProcess.Concealed("hidepid")),
                BrokerState.UNKNOWN,
                PidFileHealth.UNREADABLE);

        assertThat(verdict.foremost().phrase()).isEqualTo(Phrase.PID_FILE_NAMES_CONCEALED);
    }

    @Test
    @Fault("C10")
    void anotherUsersBrokerIsNotPermittedAndNeverDead() {
        ProcessFacts others = process(278718).uid(0).executableUnreadable().build();

        expect(
                new Scene()
                        .fileNames(others, true)
                        .port(new PortHolder.HeldByUser(0, "root"))
                        .answers(),
                BrokerState.NOT_PERMITTED,
                PidFileHealth.TRUE);
    }

    @Test
    void rootMaySignalEverybody() {
        expect(running().asUser(0), BrokerState.RUNNING, PidFileHealth.TRUE);
    }

    @Test
    void twoBrokersAreSeveralAndNoneOfThemIsTheOne() {
        Verdict verdict = expect(
                new Scene().found(BROKER, false).found(process(300000).build(), false),
                BrokerState.SEVERAL,
                PidFileHealth.MISSING);

        assertThat(verdict.process()).isEmpty();
        assertThat(verdict.foremost()).isEqualTo(Message.of(Phrase.PROCESS_SEVERAL, "278718, 300000"));
    }

    @Test
    void aWorkerDoesNotCountBesideItsParent() {
        Verdict verdict = expect(
                new Scene()
                        .found(process(300000).parent(278718).build(), true)
                        .found(BROKER, true)
                        .port(new PortHolder.Held(Set.of(300000L)))
                        .answers(),
                BrokerState.RUNNING,
                PidFileHealth.MISSING);

        assertThat(verdict.process()).contains(BROKER);
    }

    @Test
    void withoutAPortToAskALiveBrokerRuns() {
        expect(new Scene().withoutPort().fileNames(BROKER, false), BrokerState.RUNNING, PidFileHealth.TRUE);
    }

    @Test
    void aSuspendedBrokerIsUnresponsiveEvenWhereNobodyCanBeAsked() {
        expect(
                new Scene()
                        .withoutPort()
                        .fileNames(process(278718).suspended(true).build(), false),
                BrokerState.UNRESPONSIVE,
                PidFileHealth.TRUE);
    }

    @Test
    void aStartThatIsUnderWayIsStartingEvenBeforeThereIsAProcess() {
        expect(
                new Scene().intends(Intent.Aim.START, Optional.empty(), false).underWay(),
                BrokerState.STARTING,
                PidFileHealth.ABSENT);
    }

    @Test
    void aStopThatIsUnderWayIsStopping() {
        expect(
                running()
                        .intends(Intent.Aim.STOP, Optional.of(BROKER.identity()), false)
                        .underWay(),
                BrokerState.STOPPING,
                PidFileHealth.TRUE);
    }

    @Test
    void aStopThatWasCutShortLeavesABrokerThatRuns() {
        Verdict verdict = expect(
                running().intends(Intent.Aim.STOP, Optional.of(BROKER.identity()), false),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);

        assertThat(phrases(verdict)).contains(Phrase.OPERATION_STOP_CUT_SHORT);
    }

    @Test
    void aRestartThatWasCutShortAfterTheBrokerHadStoppedIsSaidBeforeAllElse() {
        Verdict verdict = expect(
                new Scene()
                        .fileNames(BROKER.pid(), new NamedProcess.Nobody())
                        .remembers(BROKER.identity())
                        .restarts(Intent.Aim.STOP, BROKER.identity(), false),
                BrokerState.FAILED,
                PidFileHealth.STALE);

        assertThat(verdict.foremost().phrase()).isEqualTo(Phrase.OPERATION_RESTART_STOPPED_ONLY);
        assertThat(phrases(verdict)).doesNotHaveDuplicates();
    }

    @Test
    void aRestartThatGaveUpAfterTheBrokerHadStoppedLeavesABrokerThatShouldRun() {
        Verdict verdict = expect(
                new Scene().restarts(Intent.Aim.FORCED_STOP, BROKER.identity(), true),
                BrokerState.FAILED,
                PidFileHealth.ABSENT);

        assertThat(verdict.foremost().phrase()).isEqualTo(Phrase.OPERATION_RESTART_FAILED);
    }

    @Test
    void betweenTheTwoHalvesOfARestartTheBrokerIsOnItsWay() {
        Verdict verdict = expect(
                new Scene().restarts(Intent.Aim.STOP, BROKER.identity(), false).underWay(),
                BrokerState.STARTING,
                PidFileHealth.ABSENT);

        assertThat(phrases(verdict)).contains(Phrase.OPERATION_RESTARTING);
        assertThat(verdict.operationUnderWay()).isTrue();
    }

    @Test
    void aRestartThatWasCutShortWhileTheBrokerLivedIsToBeRepeated() {
        Verdict verdict = expect(
                running().restarts(Intent.Aim.STOP, BROKER.identity(), false), BrokerState.RUNNING, PidFileHealth.TRUE);

        assertThat(phrases(verdict)).contains(Phrase.OPERATION_RESTART_CUT_SHORT);
    }

    @Test
    void aRestartThatWasCutShortAsksForNothingOnceAnotherProcessRuns() {
        Verdict verdict = expect(
                running()
                        .restarts(
                                Intent.Aim.STOP,
                                process(278718).ticks(1).build().identity(),
                                false),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);

        assertThat(phrases(verdict)).contains(Phrase.OPERATION_RESTART_UNSEEN);
    }

    @Test
    @Fault("D03")
    void aBrokerThatSurvivedAForcedStopIsStuck() {
        expect(
                running().intends(Intent.Aim.FORCED_STOP, Optional.of(BROKER.identity()), true),
                BrokerState.STUCK,
                PidFileHealth.TRUE);
    }

    @Test
    void aForcedStopThatWasCutShortMayNeverHaveReachedTheBrokerWhichIsNotStuck() {
        Verdict verdict = expect(
                running().intends(Intent.Aim.FORCED_STOP, Optional.of(BROKER.identity()), false),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);

        assertThat(phrases(verdict)).contains(Phrase.OPERATION_STOP_CUT_SHORT);
    }

    @Test
    void aForcedStopOfAnEarlierProcessDoesNotMakeThisOneStuck() {
        expect(
                running()
                        .intends(
                                Intent.Aim.FORCED_STOP,
                                Optional.of(process(278718).ticks(1).build().identity()),
                                true),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);
    }

    @Test
    void aBrokerThatWasStartedHereAndIsGoneHasFailed() {
        Verdict verdict = expect(new Scene().remembers(BROKER.identity()), BrokerState.FAILED, PidFileHealth.ABSENT);

        assertThat(verdict.foremost().phrase()).isEqualTo(Phrase.RECORD_EXITED);
    }

    @Test
    void aBrokerThatWasAskedToStopAndIsGoneHasStopped() {
        expect(
                new Scene().remembers(BROKER.identity()).intends(Intent.Aim.STOP, Optional.of(BROKER.identity()), true),
                BrokerState.STOPPED,
                PidFileHealth.ABSENT);
    }

    @Test
    void aStartThatWasCutShortOrFailedLeavesABrokerThatShouldRun() {
        expect(
                new Scene().intends(Intent.Aim.START, Optional.empty(), false),
                BrokerState.FAILED,
                PidFileHealth.ABSENT);
        expect(new Scene().intends(Intent.Aim.START, Optional.empty(), true), BrokerState.FAILED, PidFileHealth.ABSENT);
    }

    @Test
    @Fault("D02")
    void aRecordFromBeforeARestartOfTheMachineIsVoid() {
        Verdict verdict = expect(
                new Scene().remembers(process(278718).boot("boot-0").build().identity()),
                BrokerState.STOPPED,
                PidFileHealth.ABSENT);

        assertThat(phrases(verdict)).contains(Phrase.RECORD_OF_EARLIER_BOOT);
    }

    @Test
    @Fault("D09")
    void whereOthersAreHiddenAHolderThatCannotBeSeenMayBeTheBroker() {
        var hidden = new PortHolder.HeldByUser(0, "root");

        expect(new Scene().port(hidden).othersHidden(), BrokerState.UNKNOWN, PidFileHealth.ABSENT);
        expect(new Scene().port(hidden), BrokerState.STOPPED, PidFileHealth.ABSENT);
    }

    @Test
    void theServiceThatRunsItOwnsIt() {
        ProcessFacts ofUnit = process(278718).unit("nanomq.service", false).build();

        Verdict verdict = new Scene().withoutPort().fileNames(ofUnit, false).verdict();

        assertThat(verdict.owner()).isEqualTo(new Owner.SystemdUnit("nanomq.service", false));
    }

    @Test
    void whatWasStartedHereIsOursWhateverControlGroupItIsIn() {
        ProcessFacts ofUnit = process(278718).unit("tray.service", true).build();

        Verdict verdict = new Scene()
                .withoutPort()
                .fileNames(ofUnit, false)
                .remembers(ofUnit.identity())
                .verdict();

        assertThat(verdict.owner()).isEqualTo(new Owner.Nobody());
    }
}
