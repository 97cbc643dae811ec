package io.github.pidkeeper.core.verdict;

import static io.github.pidkeeper.core.verdict.ProcessFactsBuilder.NOW;
import static io.github.pidkeeper.core.verdict.Scene.PORT;
import static io.github.pidkeeper.core.verdict.Scene.process;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.fault.Fault;
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
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In which words, and with what to show for it, a verdict is told. */
class TestimonyTest extends JudgeFixture {

    private static final Path PID_FILE = Path.of("/run/nanomq.pid");
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Message WRITTEN = Message.of(Phrase.FILE_WRITTEN_OWNER, Instant.EPOCH, "user1000");

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
    void aPortOfOthersIsToldOfThemThoughTheBrokerRuns() {
        Verdict verdict = new Scene()
                .fileNames(BROKER, false)
                .found(STRANGER, true)
                .port(new PortHolder.Held(Set.of(4711L)))
                .silent()
                .verdict();

        assertThat(phrases(verdict)).contains(Phrase.PORT_HELD_BY_OTHER).doesNotContain(Phrase.PORT_HELD_BY_BROKER);
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
    void whateverCameBackIsShownAsItWasRead() {
        assertThat(valueOf(Evidence.Check.MQTT, running().readiness(new Readiness.AnswersHttp(MOMENT, 8081, 401))))
                .contains("HTTP 401");
        assertThat(valueOf(Evidence.Check.MQTT, running().readiness(new Readiness.WantsCertificate(MOMENT))))
                .contains("certificate required");
        assertThat(valueOf(Evidence.Check.MQTT, running().readiness(new Readiness.OtherCertificate("CN=other"))))
                .contains("CN=other");
        assertThat(valueOf(Evidence.Check.MQTT, running().silent())).isEmpty();
        assertThat(valueOf(Evidence.Check.PORT, running().port(new PortHolder.HeldByUser(109, "mosquitto"))))
                .contains("uid 109");
        assertThat(valueOf(Evidence.Check.PORT, running().port(new PortHolder.Unknown("Permission denied"))))
                .contains("Permission denied");
    }

    private static Optional<String> valueOf(Evidence.Check check, Scene scene) {
        return scene.verdict().evidence().stream()
                .filter(one -> one.check() == check)
                .map(Evidence::exhibit)
                .findFirst()
                .flatMap(Exhibit::value);
    }

    @Test
    void aConfigurationThatIsWrongIsAContradictionAndOneThatIsNotReadIsNot() {
        var file = Path.of("/etc/hall.conf");

        assertThat(bearing(new ConfigurationReading.Wrong(file, OptionalInt.of(7), reason())))
                .isEqualTo(Bearing.CONTRADICTS);
        assertThat(bearing(new ConfigurationReading.Missing(file))).isEqualTo(Bearing.OPEN);
        assertThat(bearing(new ConfigurationReading.Unreadable(file))).isEqualTo(Bearing.OPEN);
    }

    private static Bearing bearing(ConfigurationReading reading) {
        return running().configuration(reading).verdict().evidence().stream()
                .filter(one -> one.check() == Evidence.Check.CONFIGURATION)
                .map(Evidence::bearing)
                .findFirst()
                .orElseThrow();
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
}
