package io.github.pidkeeper.core.verdict;

import static io.github.pidkeeper.core.verdict.ProcessFactsBuilder.NOW;
import static io.github.pidkeeper.core.verdict.Scene.PORT;
import static io.github.pidkeeper.core.verdict.Scene.STAMP;
import static io.github.pidkeeper.core.verdict.Scene.process;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.conf.BrokerConfiguration;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.Listener;
import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.Bound;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each kind of observation means. */
class JudgeTest {

    private static final ProcessFacts BROKER = process(278718).build();
    private static final ProcessFacts STRANGER =
            process(4711).executable("/usr/bin/sleep").line("sleep", "300").build();
    private static final Path PID_FILE = Path.of("/run/nanomq.pid");
    private static final Message WRITTEN = Message.of(Phrase.FILE_WRITTEN_OWNER, Instant.EPOCH, "user1000");
    private static final PortHolder HELD_BY_BROKER = new PortHolder.Held(Set.of(278718L));
    private static final Path CERTIFICATE = Path.of("/etc/hall.crt");
    private static final Endpoint EVERYWHERE = new Endpoint(Optional.empty(), Scene.PORT);
    private static final ConfigurationReading PLAIN = listening(new Listener.Tcp(EVERYWHERE));
    private static final ConfigurationReading TLS = listening(new Listener.Tls(EVERYWHERE, Optional.of(CERTIFICATE)));

    private static ConfigurationReading listening(Listener listener) {
        return new ConfigurationReading.Read(new BrokerConfiguration(
                List.of(listener), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), List.of(), false));
    }

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
    void silenceIsStartingWhileYoungAndUnresponsiveAfter() {
        ProcessFacts young = process(278718).startedAt(NOW.minusSeconds(2)).build();

        expect(
                new Scene().fileNames(young, true).port(HELD_BY_BROKER).silent(),
                BrokerState.STARTING,
                PidFileHealth.TRUE);
        expect(
                new Scene().fileNames(BROKER, true).port(HELD_BY_BROKER).silent(),
                BrokerState.UNRESPONSIVE,
                PidFileHealth.TRUE);
    }

    @Test
    void aBrokerWhosePortIsRefusedIsUnresponsive() {
        expect(
                new Scene().fileNames(BROKER, false).readiness(new Readiness.Refused()),
                BrokerState.UNRESPONSIVE,
                PidFileHealth.TRUE);
    }

    @Test
    void anAnswerThatAnotherProcessGaveDoesNotCount() {
        expect(
                new Scene()
                        .fileNames(BROKER, false)
                        .found(STRANGER, true)
                        .port(new PortHolder.Held(Set.of(4711L)))
                        .answers(),
                BrokerState.UNRESPONSIVE,
                PidFileHealth.TRUE);
    }

    @Test
    void anAnswerInAnotherLanguageIsAnAnswer() {
        expect(
                new Scene().fileNames(BROKER, true).port(HELD_BY_BROKER).readiness(new Readiness.NotMqtt()),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);
    }

    @Test
    void whatIsNoMqttIsNoAnswerOfAListenerThatIsToSpeakIt() {
        var garbage = new Scene().fileNames(BROKER, true).port(HELD_BY_BROKER).readiness(new Readiness.NotMqtt());

        Verdict plain = expect(garbage.configuration(PLAIN), BrokerState.UNRESPONSIVE, PidFileHealth.TRUE);
        assertThat(plain.foremost()).isEqualTo(Message.of(Phrase.MQTT_NOT_SPOKEN, Scene.PORT));
        Verdict tls = expect(garbage.configuration(TLS), BrokerState.UNRESPONSIVE, PidFileHealth.TRUE);
        assertThat(tls.foremost()).isEqualTo(Message.of(Phrase.MQTT_NOT_IN_TLS, Scene.PORT));
    }

    @Test
    void whoAnswersOnTheWebOrWantsACertificateRuns() {
        var ours = new Scene().fileNames(BROKER, true).port(HELD_BY_BROKER);

        Verdict web = expect(
                ours.readiness(new Readiness.AnswersHttp(Duration.ofMillis(1), 8081, 401)),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);
        assertThat(phrases(web)).contains(Phrase.HTTP_ANSWERS);
        Verdict strict = expect(
                ours.configuration(TLS).readiness(new Readiness.WantsCertificate(Duration.ofMillis(1))),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);
        assertThat(phrases(strict)).contains(Phrase.MQTT_WANTS_CERTIFICATE);
    }

    @Test
    void anotherCertificateIsTheBrokersOwnOnlyWhereItHoldsThePort() {
        var other = new Readiness.OtherCertificate("CN=other");

        Verdict renewed = expect(
                new Scene()
                        .fileNames(BROKER, true)
                        .port(HELD_BY_BROKER)
                        .configuration(TLS)
                        .readiness(other),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);
        assertThat(renewed.foremost())
                .isEqualTo(Message.of(Phrase.MQTT_CERTIFICATE_REPLACED, Scene.PORT, "CN=other", CERTIFICATE));
        Verdict stranger = expect(
                new Scene()
                        .fileNames(BROKER, false)
                        .found(STRANGER, true)
                        .port(new PortHolder.Held(Set.of(4711L)))
                        .configuration(TLS)
                        .readiness(other),
                BrokerState.UNRESPONSIVE,
                PidFileHealth.TRUE);
        assertThat(phrases(stranger)).contains(Phrase.MQTT_OTHER_CERTIFICATE);
    }

    @Test
    void whoseCertificateIsNotToBeReadOrShownIsGoneByWhetherItListens() {
        for (Readiness unknown : List.of(
                new Readiness.NoHandshake(),
                new Readiness.NoCertificate(CERTIFICATE, Message.of(Phrase.SYSTEM_SAYS, "Permission denied")))) {
            expect(
                    new Scene()
                            .fileNames(BROKER, true)
                            .port(HELD_BY_BROKER)
                            .configuration(TLS)
                            .readiness(unknown),
                    BrokerState.RUNNING,
                    PidFileHealth.TRUE);
            expect(
                    new Scene().fileNames(BROKER, false).configuration(TLS).readiness(unknown),
                    BrokerState.UNRESPONSIVE,
                    PidFileHealth.TRUE);
        }
    }

    @Test
    void aListenerThatCannotBeAskedIsGoneByWhetherItListens() {
        var tls = new Readiness.Unprobed();
        expect(
                new Scene().fileNames(BROKER, true).port(HELD_BY_BROKER).readiness(tls),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);
        expect(new Scene().fileNames(BROKER, false).readiness(tls), BrokerState.UNRESPONSIVE, PidFileHealth.TRUE);
        expect(
                new Scene()
                        .fileNames(BROKER, false)
                        .found(STRANGER, true)
                        .port(new PortHolder.Held(Set.of(4711L)))
                        .readiness(tls),
                BrokerState.UNRESPONSIVE,
                PidFileHealth.TRUE);
        expect(
                new Scene().withoutPort().fileNames(BROKER, false).readiness(new Readiness.Unprobed()),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);
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

    @Test
    void aPasswordOnTheCommandLineIsNotShown() {
        ProcessFacts process = process(278718)
                .line("/usr/bin/nanomq", "start", "--conf", "/etc/nanomq.conf", "--password=geheim", "-P", "hush")
                .build();

        Verdict verdict = new Scene()
                .fileNames(process, true)
                .port(HELD_BY_BROKER)
                .answers()
                .verdict();

        assertThat(verdict.state()).isEqualTo(BrokerState.RUNNING);
        assertThat(verdict.evidence().toString())
                .contains("--password=*** -P ***")
                .doesNotContain("geheim")
                .doesNotContain("hush");
    }

    @Test
    void contradictionsComeFirst() {
        Verdict verdict = new Scene()
                .fileNames(278999, new NamedProcess.Gone())
                .found(BROKER, true)
                .port(HELD_BY_BROKER)
                .readiness(new Readiness.Silent(Duration.ofSeconds(1)))
                .verdict();

        List<Boolean> contradictions = verdict.evidence().stream()
                .map(one -> one.bearing() == Bearing.CONTRADICTS)
                .toList();
        assertThat(contradictions).contains(true, false);
        assertThat(contradictions.lastIndexOf(true)).isLessThan(contradictions.indexOf(false));
    }

    @Test
    void thePortIsNamedWithItsHolder() {
        Verdict verdict = new Scene()
                .found(STRANGER, true)
                .port(new PortHolder.Held(Set.of(4711L), List.of(new Bound(InetAddress.ofLiteral("127.0.0.1"), PORT))))
                .verdict();

        assertThat(verdict.foremost())
                .isEqualTo(Message.of(
                        Phrase.PORT_HELD_BY_OTHER,
                        PORT,
                        Message.of(Phrase.PROCESS, "/usr/bin/sleep", 4711L, "user1000", NOW.minusSeconds(3600)),
                        Message.of(Phrase.ADDRESSES, "127.0.0.1:1883")));
    }

    @Test
    @Fault("C15")
    void aMismatchIsToldInOneSentenceWithBothPidsAndSinceWhenEachIsSo() {
        Verdict verdict = new Scene()
                .fileNames(278999, new NamedProcess.Gone())
                .found(BROKER, true)
                .port(HELD_BY_BROKER)
                .answers()
                .verdict();

        assertThat(verdict.foremost())
                .isEqualTo(Message.of(
                        Phrase.PID_FILE_NAMES_ANOTHER,
                        PID_FILE,
                        278999L,
                        278718L,
                        Message.of(Phrase.PID_FILE_NAMES_NOBODY, PID_FILE, 278999L, WRITTEN),
                        Message.of(
                                Phrase.PORT_HELD_BY_BROKER,
                                PORT,
                                278718L,
                                "/usr/bin/nanomq",
                                NOW.minusSeconds(3600),
                                Message.of(Phrase.ADDRESS_NOT_TOLD))));
    }

    @Test
    void whereTheBrokerDoesNotHoldThePortItIsToldUnderWhichPidItRuns() {
        Verdict verdict = new Scene().withoutPort().found(BROKER, false).verdict();

        assertThat(verdict.foremost())
                .isEqualTo(Message.of(
                        Phrase.PID_FILE_MISSING,
                        PID_FILE,
                        278718L,
                        Message.of(Phrase.BROKER_RUNS_AS, 278718L, "/usr/bin/nanomq", NOW.minusSeconds(3600))));
    }

    @Test
    void aPidFileThatNamesAChildOfTheBrokerIsWrongAndItIsSaidWhose() {
        Verdict verdict = new Scene()
                .withoutPort()
                .fileNames(process(300000).parent(278718).build(), false)
                .found(BROKER, false)
                .verdict();

        assertThat(verdict.pidFileHealth()).isEqualTo(PidFileHealth.MISMATCHED);
        assertThat(verdict.foremost().arguments())
                .contains(Message.of(Phrase.PID_FILE_NAMES_CHILD, PID_FILE, 300000L, WRITTEN));
    }

    @Test
    void whoeverIsToldOnlyTheReasonIsToldTheFile() {
        Verdict verdict = new Scene().file(new PidFileReading.Unsafe(reason())).verdict();

        assertThat(verdict.reason())
                .isEqualTo(Message.of(
                        Phrase.FINDING_IN,
                        Message.of(Phrase.PID_FILE_UNSAFE, PID_FILE, reason()),
                        PID_FILE.toString()));
        assertThat(new Scene()
                        .found(STRANGER, true)
                        .port(new PortHolder.Held(Set.of(4711L)))
                        .verdict())
                .satisfies(other -> assertThat(other.reason()).isEqualTo(other.foremost()));
    }

    @Test
    void eachPieceOfEvidenceTellsWhatWasReadAndWhere() {
        Verdict verdict =
                running().content("278718\0\0").remembers(BROKER.identity()).verdict();

        assertThat(verdict.evidence())
                .extracting(one -> one.exhibit().source(), one -> one.exhibit().value())
                .containsExactly(
                        tuple("/run/nanomq.pid", Optional.of("\"278718\\0\\0\"")),
                        tuple("/proc/278718/stat", Optional.of("starttime 5000")),
                        tuple("sock_diag, port 1883", Optional.of("pid 278718")),
                        tuple("CONNECT localhost:1883", Optional.of("CONNACK 0")),
                        tuple("/state/identity", Optional.of("pid 278718, ticks 5000")));
    }

    @Test
    void theExecutableIsShownOrWhereItIsHiddenTheCommandLineWithoutItsSecrets() {
        Verdict known = new Scene().withoutPort().fileNames(BROKER, false).verdict();
        Verdict hidden = new Scene()
                .kind(BrokerKind.GENERIC)
                .withoutPort()
                .fileNames(process(278718).executableUnreadable().build(), false)
                .verdict();

        assertThat(known.evidence())
                .extracting(Evidence::exhibit)
                .contains(new Exhibit("/proc/278718/exe", Optional.of("/usr/bin/nanomq"), NOW));
        assertThat(hidden.evidence())
                .extracting(Evidence::exhibit)
                .contains(new Exhibit(
                        "/proc/278718/cmdline", Optional.of("/usr/bin/nanomq start --conf /etc/nanomq.conf"), NOW));
    }

    @Test
    void whereNothingIsThereThereIsNoValue() {
        assertThat(new Scene().verdict().evidence())
                .extracting(Evidence::exhibit)
                .contains(
                        Exhibit.ofNothing("/run/nanomq.pid", NOW),
                        Exhibit.ofNothing("/proc/*/exe", NOW),
                        Exhibit.ofNothing("sock_diag, port 1883", NOW));
    }

    @Test
    void whoseFileItIsIsToldByNameWhereThatWasSeenAndElseByNumber() {
        assertThat(new Scene().file(fileOf(1000)).verdict().foremost().arguments())
                .contains(Message.of(Phrase.FILE_WRITTEN_OWNER, Instant.EPOCH, "user1000"));
        assertThat(new Scene().file(fileOf(0)).verdict().foremost().arguments())
                .contains(Message.of(Phrase.FILE_WRITTEN_OWNER, Instant.EPOCH, "root"));
        assertThat(new Scene().file(fileOf(1007)).verdict().foremost().arguments())
                .contains(Message.of(Phrase.FILE_WRITTEN_OWNER, Instant.EPOCH, "1007"));
        assertThat(new Scene()
                        .file(new PidFileReading.Empty(new FileStamp(0, 0, 0, Instant.EPOCH, 0)))
                        .verdict()
                        .foremost()
                        .arguments())
                .as("on a system that does not tell")
                .contains(Message.of(Phrase.FILE_WRITTEN, Instant.EPOCH));
    }

    @Test
    void howLongItHasBeenRunningIsToldUnlessTheClockWasSetBack() {
        ProcessFacts inTheFuture =
                process(278718).startedAt(NOW.plusSeconds(60)).build();

        assertThat(new Scene().withoutPort().fileNames(BROKER, false).verdict().evidence())
                .anyMatch(one -> one.finding()
                        .arguments()
                        .contains(Message.of(Phrase.STARTED_AND_UP, NOW.minusSeconds(3600), Duration.ofHours(1))));
        assertThat(new Scene()
                        .withoutPort()
                        .fileNames(inTheFuture, false)
                        .verdict()
                        .evidence())
                .anyMatch(
                        one -> one.finding().arguments().contains(Message.of(Phrase.STARTED_AT, NOW.plusSeconds(60))));
    }

    private static PidFileReading fileOf(long uid) {
        return new PidFileReading.Empty(new FileStamp(1, 2, 0, Instant.EPOCH, uid));
    }

    private static Scene running() {
        return new Scene().fileNames(BROKER, true).port(HELD_BY_BROKER).answers();
    }

    private static Verdict expect(Scene scene, BrokerState state, PidFileHealth health) {
        Verdict verdict = scene.verdict();
        assertThat(verdict.state()).isEqualTo(state);
        assertThat(verdict.pidFileHealth()).isEqualTo(health);
        return verdict;
    }

    private static List<Phrase> phrases(Verdict verdict) {
        return verdict.evidence().stream().map(one -> one.finding().phrase()).toList();
    }

    private static Message reason() {
        return Message.of(Phrase.FILE_LINK);
    }
}
