package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.readiness.Certificates;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Verdict;
import io.github.pidkeeper.core.watch.Watcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a real Mosquitto answers, in every way that it can be asked. */
class ReadinessMosquittoIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private MosquittoBench bench;
    private Certificates certificates;

    @BeforeEach
    void prepare() throws IOException {
        bench = new MosquittoBench(directory);
        certificates = new Certificates(directory);
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        bench.close();
    }

    @Test
    void aPlainListenerAnswers() throws Exception {
        bench.configure("listener " + bench.port + " 127.0.0.1", "allow_anonymous true");
        assertThat(bench.start().readiness()).isInstanceOf(Readiness.Answers.class);
        bench.expect(BrokerState.RUNNING, Phrase.MQTT_ANSWERS);
    }

    @Test
    void aRefusedPasswordIsAnAnswer() throws Exception {
        Path passwords = Files.writeString(directory.resolve("passwords"), "");
        bench.configure("listener " + bench.port + " 127.0.0.1", "allow_anonymous false", "password_file " + passwords);

        assertThat(bench.start().readiness())
                .isInstanceOfSatisfying(
                        Readiness.Answers.class,
                        answers -> assertThat(answers.returnCode()).isEqualTo(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlsv1.3", "tlsv1.2"})
    void aTlsListenerAnswersWithItsOwnCertificate(String version) throws Exception {
        Path certificate = certificates.selfSigned("hall");
        encrypt(certificate, "tls_version " + version);

        assertThat(bench.start().readiness()).isInstanceOf(Readiness.Answers.class);
        Verdict verdict = bench.expect(BrokerState.RUNNING, Phrase.MQTT_ANSWERS_IN_TLS);
        assertThat(verdict.evidence())
                .filteredOn(evidence -> evidence.finding().phrase() == Phrase.MQTT_ANSWERS_IN_TLS)
                .allSatisfy(evidence -> {
                    assertThat(evidence.exhibit().source()).isEqualTo("CONNECT localhost:" + bench.port + " (TLS)");
                    assertThat(evidence.exhibit().value()).contains("CONNACK 0");
                });
    }

    @Test
    void theCertificateOfItsOwnIsTheFirstInItsFileWhateverStandsBehind() throws Exception {
        Path authority = certificates.selfSigned("authority");
        Path certificate = certificates.signedBy("authority", "hall");
        Path chain = directory.resolve("chain.pem");
        Files.writeString(
                chain, "what openssl prints in front\n" + Files.readString(certificate) + Files.readString(authority));
        encrypt(chain);

        bench.start();
        bench.expect(BrokerState.RUNNING, Phrase.MQTT_ANSWERS_IN_TLS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlsv1.3", "tlsv1.2"})
    void oneThatWantsACertificateOfItsClientsHasAnsweredByThat(String version) throws Exception {
        Path authority = certificates.selfSigned("authority");
        Path certificate = certificates.signedBy("authority", "hall");
        encrypt(certificate, "cafile " + authority, "require_certificate true", "tls_version " + version);

        assertThat(bench.start().readiness()).isInstanceOf(Readiness.WantsCertificate.class);
        bench.expect(BrokerState.RUNNING, Phrase.MQTT_WANTS_CERTIFICATE);
    }

    @Test
    void aCertificateThatWasRenewedOnDiskAloneIsSaid() throws Exception {
        Path certificate = certificates.selfSigned("hall");
        encrypt(certificate);
        bench.start();
        Path renewed = certificates.selfSigned("renewed");
        Files.copy(renewed, certificate, StandardCopyOption.REPLACE_EXISTING);

        Verdict verdict = bench.expect(BrokerState.RUNNING, Phrase.MQTT_CERTIFICATE_REPLACED);
        assertThat(verdict.readiness()).isEqualTo(new Readiness.OtherCertificate("CN=hall"));
    }

    @Test
    void aCertificateThatIsGoneLeavesItUnprobedWithTheReason() throws Exception {
        Path certificate = certificates.selfSigned("hall");
        encrypt(certificate);
        bench.start();
        Files.delete(certificate);

        bench.expect(BrokerState.RUNNING, Phrase.MQTT_UNPROBED_CERTIFICATE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThatIsSuspendedIsUnresponsiveAtOnceAndRecovers(boolean encrypted) throws Exception {
        if (encrypted) {
            encrypt(certificates.selfSigned("hall"));
        } else {
            bench.configure("listener " + bench.port + " 127.0.0.1", "allow_anonymous true");
        }
        long pid = bench.start().process().orElseThrow().pid();
        signal("STOP", pid);
        try {
            Instant begin = Instant.now();
            bench.expect(BrokerState.UNRESPONSIVE, Phrase.PROCESS_SUSPENDED);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(AT_ONCE);
        } finally {
            signal("CONT", pid);
        }
        bench.expect(BrokerState.RUNNING, encrypted ? Phrase.MQTT_ANSWERS_IN_TLS : Phrase.MQTT_ANSWERS);
    }

    @Test
    void whoOpensTheMenuSeesWithinFiveSecondsThatItIsSuspendedAndTheWatchThatItRecovers() throws Exception {
        bench.configure("listener " + bench.port + " 127.0.0.1", "allow_anonymous true");
        long pid = bench.start().process().orElseThrow().pid();
        var patience = Patience.ofABusyMachine();
        try (var watcher =
                new Watcher(bench.lifecycle, Machine.current().sentinels().get(), _ -> {})) {
            watcher.watch(List.of(bench.broker()));
            patience.until("running", () -> is(watcher, BrokerState.RUNNING));

            signal("STOP", pid);
            Instant begin = Instant.now();
            watcher.lookAgain();
            patience.until("unresponsive", () -> is(watcher, BrokerState.UNRESPONSIVE));
            assertThat(Duration.between(begin, Instant.now())).isLessThan(AT_ONCE);

            signal("CONT", pid);
            // Nobody asks: a broker in trouble is looked at again by itself.
            patience.until("running again", () -> is(watcher, BrokerState.RUNNING));
        } finally {
            signal("CONT", pid);
        }
    }

    @Test
    void aQuestionIsThreeLinesInItsLogAndARefusedOneTwo() throws Exception {
        bench.configure("listener " + bench.port + " 127.0.0.1", "allow_anonymous true");
        bench.start();
        assertThat(linesForTenLooks()).isEqualTo(30);

        bench.lifecycle.stop(bench.broker(), new FollowedSteps());
        Path passwords = Files.writeString(directory.resolve("passwords"), "");
        bench.configure("listener " + bench.port + " 127.0.0.1", "allow_anonymous false", "password_file " + passwords);
        bench.start();
        assertThat(linesForTenLooks()).isEqualTo(20);
    }

    private int linesForTenLooks() throws IOException {
        awaitQuiet();
        int before = bench.logged().size();
        for (int look = 0; look < 10; look++) {
            assertThat(bench.status().state()).isEqualTo(BrokerState.RUNNING);
        }
        awaitQuiet();
        return bench.logged().size() - before;
    }

    /** What was said of the last client may come after its answer. */
    private void awaitQuiet() {
        Patience.ofABusyMachine().until("the last client has gone", () -> {
            try {
                return bench.logged().getLast().contains("disconnected");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static boolean is(Watcher watcher, BrokerState state) {
        return watcher.latest().stream().anyMatch(it -> it.verdict().state() == state);
    }

    private void encrypt(Path certificate, String... lines) throws IOException {
        var all = new ArrayList<>(List.of(
                "listener " + bench.port,
                "allow_anonymous true",
                "certfile " + certificate,
                "keyfile " + certificates.key("hall")));
        all.addAll(List.of(lines));
        bench.configure(all.toArray(String[]::new));
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
