package io.github.pidkeeper.core.readiness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.conf.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class MqttProbeTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int CONNECT_SIZE = 32;

    private final MqttProbe probe = new MqttProbe();

    @Test
    void aBrokerAnswersAndIsLeftPolitely() throws IOException {
        byte[][] heard = new byte[2][];
        try (Peer broker = Peer.on("127.0.0.1", (in, out) -> {
            heard[0] = in.readNBytes(CONNECT_SIZE);
            out.write(new byte[] {0x20, 2, 0, 0});
            heard[1] = in.readAllBytes();
        })) {
            var answers = (Readiness.Answers) probe.probe(Endpoint.loopback(), broker.port(), LONG);
            broker.awaitDone();

            assertThat(answers.returnCode()).isZero();
            assertThat(answers.latency()).isPositive().isLessThan(LONG);
        }
        assertThat(heard[0]).startsWith(0x10, 30, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 18);
        assertThat(new String(heard[0], 14, 18, US_ASCII)).matches("pidkeeper-[0-9a-f]{8}");
        assertThat(heard[1]).containsExactly(0xE0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aRefusalIsAnAnswer(int returnCode) throws IOException {
        try (Peer broker = answering(0x20, 2, 0, returnCode)) {
            assertThat(probe.probe(Endpoint.loopback(), broker.port(), LONG))
                    .isInstanceOfSatisfying(
                            Readiness.Answers.class,
                            answers -> assertThat(answers.returnCode()).isEqualTo(returnCode));
        }
    }

    @Test
    void aBrokerThatSpeaksOnlyVersion5AnswersToo() throws IOException {
        try (Peer broker = answering(0x20, 3, 0, 0x84, 0)) {
            assertThat(probe.probe(Endpoint.loopback(), broker.port(), LONG)).isInstanceOf(Readiness.Answers.class);
        }
    }

    @Test
    void aBrokerOnIpv6AloneIsFound() throws IOException {
        try (Peer broker = Peer.on("::1", (in, out) -> {
            in.readNBytes(CONNECT_SIZE);
            out.write(new byte[] {0x20, 2, 0, 0});
            in.readAllBytes();
        })) {
            assertThat(probe.probe(Endpoint.loopback(), broker.port(), LONG)).isInstanceOf(Readiness.Answers.class);
        }
    }

    @Test
    void whereNobodyListensTheConnectionIsRefused() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThat(probe.probe(Endpoint.loopback(), port, LONG)).isEqualTo(new Readiness.Refused());
    }

    @Test
    void aBrokerThatHangsIsSilent() throws IOException {
        var end = new CountDownLatch(1);
        Duration limit = Duration.ofMillis(150);
        try (Peer hung = Peer.on("127.0.0.1", (in, out) -> awaitUninterrupted(end))) {
            assertThat(probe.probe(Endpoint.loopback(), hung.port(), limit)).isEqualTo(new Readiness.Silent(limit));
            end.countDown();
        }
    }

    @Test
    void aBrokerWhoseProcessIsStoppedConnectsAndIsSilent() throws IOException {
        Duration limit = Duration.ofMillis(150);
        // Never accepted: the kernel alone completes the connection.
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(probe.probe(Endpoint.loopback(), server.getLocalPort(), limit))
                    .isEqualTo(new Readiness.Silent(limit));
        }
    }

    @Test
    void aPeerThatDribblesGainsNoTime() throws IOException {
        Duration limit = Duration.ofMillis(400);
        try (Peer dribbler = Peer.on("127.0.0.1", MqttProbeTest::dribble)) {
            assertThat(probe.probe(Endpoint.loopback(), dribbler.port(), limit)).isEqualTo(new Readiness.Silent(limit));
        }
    }

    @Test
    void httpIsNotMqtt() throws IOException {
        try (Peer web = Peer.on("127.0.0.1", (in, out) -> {
            in.readNBytes(CONNECT_SIZE);
            out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
        })) {
            assertThat(probe.probe(Endpoint.loopback(), web.port(), LONG)).isEqualTo(new Readiness.NotMqtt());
        }
    }

    @Test
    void tlsIsNotMqtt() throws IOException {
        try (Peer tls = answering(0x15, 3, 1, 0, 2, 2, 70)) {
            assertThat(probe.probe(Endpoint.loopback(), tls.port(), LONG)).isEqualTo(new Readiness.NotMqtt());
        }
    }

    @Test
    void whatOnlyBeginsLikeMqttIsNotMqtt() throws IOException {
        try (Peer odd = answering(0x20, 1, 0, 0)) {
            assertThat(probe.probe(Endpoint.loopback(), odd.port(), LONG)).isEqualTo(new Readiness.NotMqtt());
        }
        try (Peer odd = answering(0x20, 2, 'x', 0)) {
            assertThat(probe.probe(Endpoint.loopback(), odd.port(), LONG)).isEqualTo(new Readiness.NotMqtt());
        }
    }

    @Test
    void whoHangsUpDoesNotSpeakMqtt() throws IOException {
        try (Peer rude = Peer.on("127.0.0.1", (in, out) -> in.readNBytes(CONNECT_SIZE))) {
            assertThat(probe.probe(Endpoint.loopback(), rude.port(), LONG)).isEqualTo(new Readiness.NotMqtt());
        }
        try (Peer ruder = Peer.on("127.0.0.1", (in, out) -> {})) {
            assertThat(probe.probe(Endpoint.loopback(), ruder.port(), LONG)).isEqualTo(new Readiness.NotMqtt());
        }
    }

    private static Peer answering(int... bytes) throws IOException {
        return Peer.on("127.0.0.1", (in, out) -> {
            in.readNBytes(CONNECT_SIZE);
            for (int b : bytes) {
                out.write(b);
            }
        });
    }

    /** A whole CONNACK in four bytes, each well within the limit and all of them beyond it. */
    private static void dribble(java.io.InputStream in, OutputStream out) throws IOException {
        var never = new CountDownLatch(1);
        try {
            for (int next : new int[] {0x20, 2, 0, 0}) {
                out.write(next);
                never.await(200, TimeUnit.MILLISECONDS);
            }
        } catch (SocketException _) {
            // Nobody waits for it any more.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitUninterrupted(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
