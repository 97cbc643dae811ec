package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.Reloading;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reload of a real Mosquitto, and of a real program that does not survive it. */
final class ReloadMosquittoIT {

    @TempDir
    Path directory;

    private MosquittoBench bench;
    private Broker broker;

    @BeforeEach
    void prepare() throws IOException {
        bench = new MosquittoBench(directory);
        configure("allow_anonymous true");
        broker = bench.broker(OptionalInt.of(bench.port));
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        bench.close();
    }

    @Test
    void whatIsInTheConfigurationNowTakesEffectInTheSameProcess() throws Exception {
        long pid = start();
        assertThat(returnCode()).as("anybody may connect").isZero();
        configure("allow_anonymous false", "password_file " + passwords());

        var outcome = reload();

        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        Verdict verdict = ((Outcome.Done) outcome).verdict();
        assertThat(verdict.process().orElseThrow().pid()).isEqualTo(pid);
        assertThat(verdict.readiness())
                .isInstanceOfSatisfying(
                        Readiness.Answers.class,
                        answers -> assertThat(answers.returnCode())
                                .as("a client without a name is refused now")
                                .isEqualTo(5));
        assertThat(Files.readString(directory.resolve("state/journal.jsonl")))
                .contains("\"detail\":\"SIGHUP\",\"result\":\"sent\"");
        stop();
    }

    @Test
    void aConfigurationThatDoesNotParseIsRefusedAndTheBrokerLeftAlone() throws Exception {
        start();
        configure("allow_anonymous false", "listner 1884");

        assertThat(reload())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message().phrase()).isEqualTo(Phrase.RELOAD_NOT_BEGUN));

        assertThat(returnCode()).as("it has read nothing").isZero();
        stop();
    }

    @Test
    void whatItDoesNotUnderstandIsToldInItsOwnWordsAlthoughItAnswers() throws Exception {
        start();
        configure("allow_anonymous true", "no_such_setting_in_any_release true");

        assertThat(reload()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.message().phrase()).isEqualTo(Phrase.RELOADED_WITH_ERRORS);
            assertThat(failed.lastWords()).anyMatch(line -> line.contains("no_such_setting_in_any_release"));
        });
        stop();
    }

    @Test
    void aLogFileTellsItToo() throws Exception {
        var log = "log_dest file " + directory.resolve("mosquitto.log");
        configure("allow_anonymous true", log);
        start();
        configure("allow_anonymous true", log, "no_such_setting_in_any_release true");

        assertThat(reload())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.lastWords())
                                .anyMatch(line -> line.contains("no_such_setting_in_any_release")));
        stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password_file", "acl_file", "certfile", "keyfile", "cafile", "psk_file"})
    void aFileThatIsNotThereIsForeseenAndTheBrokerLeftAlone(String key) throws Exception {
        long pid = start();
        Path missing = directory.resolve("missing");
        // Mosquitto speaks TLS, and reads the files of it, where it has both a certificate and a key.
        var tls = Stream.of("certfile", "keyfile")
                .filter(other -> Set.of("certfile", "keyfile", "cafile").contains(key) && !other.equals(key))
                .map(other -> other + " " + bench.configuration);
        configure(Stream.concat(Stream.of("allow_anonymous true", key + " " + missing), tls)
                .toArray(String[]::new));
        var foreseen = Message.of(Phrase.CONFIGURATION_NAMES_MISSING, bench.configuration, 5, key, missing);

        assertThat(reload())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message())
                                .isEqualTo(Message.of(Phrase.RELOAD_NOT_BEGUN, "hall", foreseen)));
        assertThat(bench.lifecycle.restart(broker, new FollowedSteps()).message())
                .isEqualTo(Message.of(Phrase.RESTART_NOT_BEGUN, foreseen));

        configure("allow_anonymous true");
        assertThat(bench.lifecycle.status(broker).process().orElseThrow().pid()).isEqualTo(pid);
        assertThat(returnCode()).as("it has read nothing").isZero();
        stop();
    }

    @Test
    void aCertificateWithoutAKeyIsNothingToMosquitto() throws Exception {
        start();
        configure("allow_anonymous true", "certfile " + directory.resolve("missing"));

        assertThat(reload()).isInstanceOf(Outcome.Done.class);
        assertThat(bench.lifecycle.restart(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        stop();
    }

    /** A link to itself leads nowhere, and is there all the same. */
    @Test
    void oneThatWasNotForeseenIsNoSuccess() throws Exception {
        long pid = start();
        Path loop = directory.resolve("loop");
        configure("allow_anonymous false", "password_file " + Files.createSymbolicLink(loop, loop));

        assertThat(reload()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.message().phrase())
                    .isIn(Phrase.RELOADED_WITH_ERRORS, Phrase.RELOADED_AND_SILENT, Phrase.RELOAD_ENDED_IT);
            assertThat(failed.lastWords()).anyMatch(line -> line.contains("Unable to open pwfile"));
        });
        signal(pid, "KILL");
    }

    @Test
    void aBrokerThatIsSuspendedIsToldNothing() throws Exception {
        long pid = start();
        signal(pid, "STOP");
        try {
            assertThat(reload())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.message().phrase()).isEqualTo(Phrase.RELOAD_UNRESPONSIVE));
        } finally {
            signal(pid, "CONT");
        }
        stop();
    }

    @Test
    void aProgramThatDoesNotSurviveItIsToldToBeGone() throws Exception {
        var kind = new BrokerKind(
                "sleeper",
                List.of("sleep"),
                List.of(),
                BrokerKind.GENERIC.pidFile(),
                BrokerKind.GENERIC.foreground(),
                BrokerKind.GENERIC.configuration(),
                Reloading.HUP);
        broker = new Broker(
                new BrokerName("sleeper"),
                kind,
                new Command(Files.copy(Path.of("/usr/bin/sleep"), directory.resolve("sleep")), List.of("60")),
                directory.resolve("sleep.pid"),
                Optional.empty(),
                OptionalInt.empty(),
                Duration.ofSeconds(10));
        start();

        assertThat(reload())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message().phrase()).isEqualTo(Phrase.RELOAD_ENDED_IT));
        assertThat(bench.lifecycle.status(broker).process()).isEmpty();
    }

    private Path passwords() throws IOException {
        // What mosquitto_passwd would write for some password that nobody has.
        return Files.writeString(
                directory.resolve("passwords"), "alice:$7$101$AAAAAAAAAAAAAAAA$" + "A".repeat(86) + "==\n");
    }

    private void configure(String... more) throws IOException {
        bench.write(Stream.concat(
                        Stream.of("listener " + bench.port + " 127.0.0.1", "pid_file " + bench.pidFile, "user root"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private long start() throws InterruptedException {
        var outcome = bench.lifecycle.start(broker, new FollowedSteps());
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).verdict().process().orElseThrow().pid();
    }

    private void stop() throws InterruptedException {
        assertThat(bench.lifecycle.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
    }

    private Outcome reload() throws InterruptedException {
        return bench.lifecycle.reload(broker, new FollowedSteps());
    }

    /** What a client without a name is told. */
    private int returnCode() {
        return ((Readiness.Answers) bench.lifecycle.status(broker).readiness()).returnCode();
    }

    private static void signal(long pid, String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
