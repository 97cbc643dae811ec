package io.github.pidkeeper.core.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.NamedFile;
import io.github.pidkeeper.core.broker.conf.TlsMaterial;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the certificates are made once
class TlsProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final char[] PASSWORD = "secret".toCharArray();

    private Path directory;
    private Certificates certificates;

    private final TlsProbe probe = new TlsProbe();

    @BeforeAll
    void certify(@TempDir Path home) throws Exception {
        directory = home;
        certificates = new Certificates(directory);
        certificates.selfSigned("hall");
        certificates.selfSigned("stranger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aBrokerWithItsOwnCertificateAnswers(String version) throws Exception {
        try (var broker = new TlsPeer("hall", version, false)) {
            assertThat(ask(broker.port(), LONG)).isInstanceOf(Readiness.Answers.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void anotherCertificateIsNamedAndNotSpokenTo(String version) throws Exception {
        try (var stranger = new TlsPeer("stranger", version, false)) {
            assertThat(ask(stranger.port(), LONG)).isEqualTo(new Readiness.OtherCertificate("CN=stranger"));
            assertThat(stranger.heard()).as("what it was told").isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whoWantsACertificateOfItsClientsHasAnswered(String version) throws Exception {
        try (var strict = new TlsPeer("hall", version, true)) {
            assertThat(ask(strict.port(), LONG)).isInstanceOf(Readiness.WantsCertificate.class);
        }
    }

    @Test
    void aStrangerWhoWantsACertificateIsNoBroker() throws Exception {
        try (var stranger = new TlsPeer("stranger", "TLSv1.3", true)) {
            assertThat(ask(stranger.port(), LONG)).isEqualTo(new Readiness.OtherCertificate("CN=stranger"));
        }
    }

    @Test
    void whoseCertificateIsNotToBeReadIsNotAsked() throws Exception {
        Path missing = directory.resolve("missing.crt");
        assertThat(ask(1, missing))
                .isEqualTo(new Readiness.NoCertificate(
                        missing, Message.of(Phrase.SYSTEM_SAYS, "No such file or directory")));

        Path empty = Files.writeString(directory.resolve("empty.crt"), "-----BEGIN CERTIFICATE-----\n");
        assertThat(ask(1, empty))
                .isEqualTo(new Readiness.NoCertificate(empty, Message.of(Phrase.CERTIFICATE_NONE_IN_FILE)));

        assertThat(ask(1, directory))
                .isEqualTo(new Readiness.NoCertificate(directory, Message.of(Phrase.CONFIGURATION_NOT_A_FILE)));
    }

    @Test
    void whoBreaksOffTheHandshakeSpeaksTlsAndNoMoreIsKnown() throws IOException {
        try (Peer old = Peer.on("127.0.0.1", (in, out) -> {
            in.readNBytes(5);
            out.write(new byte[] {0x15, 3, 1, 0, 2, 2, 70});
        })) {
            assertThat(ask(old.port(), LONG)).isEqualTo(new Readiness.NoHandshake(Optional.empty()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whoHasNotTheKeyToTheCertificateIsNotProven(String version) throws Exception {
        try (var impostor = new TlsPeer("hall", "stranger", version, false)) {
            assertThat(ask(impostor.port(), LONG)).isEqualTo(new Readiness.Unproven());
            assertThat(impostor.heard()).as("what it was told").isZero();
        }
    }

    @Test
    void whoHangsUpOnceItIsProvenIsNotAccusedOfAnotherKey() throws Exception {
        try (var rude = new TlsPeer("hall", "TLSv1.3", false)) {
            rude.hangUp();
            assertThat(ask(rude.port(), LONG)).isEqualTo(new Readiness.NotMqtt());
        }
    }

    @Test
    void whoListensWithoutACertificateBreaksOffForAReasonThatIsTold() throws IOException {
        Path missing = directory.resolve("missing.crt");
        try (Peer deaf = Peer.on("127.0.0.1", (in, out) -> {
            in.readNBytes(5);
            out.write(new byte[] {0x15, 3, 3, 0, 2, 2, 40});
        })) {
            assertThat(probe.probe(lenient(deaf.port(), missing), LONG))
                    .isEqualTo(new Readiness.NoHandshake(Optional.of(Message.of(
                            Phrase.CONFIGURATION_NAMES_MISSING, Path.of("/etc/nanomq.conf"), 3, "certfile", missing))));
        }
    }

    @Test
    void whoShowsACertificateThatCannotBeComparedIsNotSpokenTo() throws Exception {
        Path missing = directory.resolve("missing.crt");
        try (var unknown = new TlsPeer("hall", "TLSv1.3", false)) {
            assertThat(probe.probe(lenient(unknown.port(), missing), LONG))
                    .isEqualTo(new Readiness.NoCertificate(
                            missing, Message.of(Phrase.SYSTEM_SAYS, "No such file or directory")));
            assertThat(unknown.heard()).as("what it was told").isZero();
        }
    }

    /** One that listens whatever has become of its certificate. */
    private static Approach.MqttInTls lenient(int port, Path certificate) {
        var named = new NamedFile(Path.of("/etc/nanomq.conf"), 3, "certfile", certificate);
        return new Approach.MqttInTls(
                Endpoint.loopback(),
                port,
                Optional.of(certificate),
                Optional.of(new TlsMaterial(Optional.of(named), Optional.empty(), false)));
    }

    @Test
    void plainMqttOnAnEncryptedPortIsNotWhatWasAskedFor() throws IOException {
        try (Peer plain = Peer.on("127.0.0.1", (in, out) -> {
            in.readNBytes(5);
            out.write(new byte[] {0x20, 2, 0, 0});
        })) {
            assertThat(ask(plain.port(), LONG)).isEqualTo(new Readiness.NotMqtt());
        }
    }

    @Test
    void whoNeverAnswersIsSilent() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(ask(server.getLocalPort(), SHORT)).isEqualTo(new Readiness.Silent(SHORT.multipliedBy(2)));
        }
    }

    @Test
    void whoDribblesARecordGainsNoTime() throws IOException {
        try (Peer dribbler = Peer.on("127.0.0.1", (in, out) -> {
            out.write(new byte[] {0x16, 3, 3, 0x3f, 0});
            Dribble.into(out);
        })) {
            assertThat(ask(dribbler.port(), SHORT)).isEqualTo(new Readiness.Silent(SHORT.multipliedBy(2)));
        }
    }

    @Test
    void whoSendsWithoutEndIsLeft() throws IOException {
        try (Peer flood = Peer.on("127.0.0.1", (in, out) -> {
            byte[] hello = new byte[0x3f05];
            System.arraycopy(new byte[] {0x16, 3, 3, 0x3f, 0, 2, 0x7f, 0, 0}, 0, hello, 0, 9);
            try {
                for (int sent = 0; sent < 100_000_000; sent += hello.length) {
                    out.write(hello);
                }
                throw new AssertionError("it took all of it");
            } catch (SocketException _) {
                // Nobody listens any more.
            }
        })) {
            assertThat(ask(flood.port(), LONG)).isInstanceOfAny(Readiness.NoHandshake.class, Readiness.NotMqtt.class);
        }
    }

    private Readiness ask(int port, Duration limit) {
        return probe.probe(
                new Approach.MqttInTls(
                        Endpoint.loopback(), port, Optional.of(certificates.file("hall")), Optional.empty()),
                limit);
    }

    private Readiness ask(int port, Path certificate) {
        return probe.probe(
                new Approach.MqttInTls(Endpoint.loopback(), port, Optional.of(certificate), Optional.empty()), LONG);
    }

    /** A broker in TLS for one caller, who is answered with a CONNACK. */
    private final class TlsPeer implements AutoCloseable {

        private final SSLServerSocket server;
        private final CompletableFuture<Integer> heard = new CompletableFuture<>();

        private volatile boolean hangsUp;

        TlsPeer(String name, String version, boolean strict) throws Exception {
            this(name, name, version, strict);
        }

        /** @param key whose key it has */
        TlsPeer(String name, String key, String version, boolean strict) throws Exception {
            server = (SSLServerSocket) context(name, key)
                    .getServerSocketFactory()
                    .createServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
            server.setEnabledProtocols(new String[] {version});
            server.setNeedClientAuth(strict);
            Thread.ofVirtual().start(this::serve);
        }

        private SSLContext context(String name, String key)
                throws IOException, GeneralSecurityException, InterruptedException {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "it", load(key).getKey("1", PASSWORD), PASSWORD, load(name).getCertificateChain("1"));
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        }

        private KeyStore load(String name) throws IOException, GeneralSecurityException, InterruptedException {
            var store = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(certificates.store(name))) {
                store.load(in, PASSWORD);
            }
            return store;
        }

        /** As soon as it has been told something. */
        void hangUp() {
            hangsUp = true;
        }

        int port() {
            return server.getLocalPort();
        }

        /** How many bytes of MQTT it was told. */
        int heard() {
            return heard.join();
        }

        private void serve() {
            int bytes = 0;
            try (Socket caller = server.accept()) {
                bytes = caller.getInputStream().readNBytes(32).length;
                if (!hangsUp) {
                    caller.getOutputStream().write(new byte[] {0x20, 2, 0, 0});
                    caller.getInputStream().readAllBytes();
                }
            } catch (IOException _) {
                // The caller has gone, or was not let in.
            }
            heard.complete(bytes);
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
