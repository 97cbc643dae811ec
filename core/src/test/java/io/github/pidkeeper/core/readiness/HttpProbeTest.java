package io.github.pidkeeper.core.readiness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.conf.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final HttpProbe probe = new HttpProbe();

    @ParameterizedTest
    @ValueSource(ints = {200, 401})
    void successAndTheWishForCredentialsAreAnswers(int status) throws IOException {
        try (Peer broker = answering("HTTP/1.1 " + status + " x\r\nContent-Length: 12\r\n\r\n{\"code\":104}")) {
            assertThat(ask(broker, LONG)).isInstanceOfSatisfying(Readiness.AnswersHttp.class, answers -> {
                assertThat(answers.status()).isEqualTo(status);
                assertThat(answers.port()).isEqualTo(broker.port());
                assertThat(answers.latency()).isPositive();
            });
        }
    }

    @Test
    void itAsksWithoutCredentials() throws IOException {
        var heard = new StringBuilder();
        try (Peer broker = Peer.on("127.0.0.1", (in, out) -> {
            heard.append(request(in));
            out.write("HTTP/1.1 401 Unauthorized\r\n\r\n".getBytes(US_ASCII));
        })) {
            ask(broker, LONG);
            broker.awaitDone();
            assertThat(heard.toString())
                    .startsWith("GET /api/v4/brokers HTTP/1.1\r\nHost: 127.0.0.1:" + broker.port() + "\r\n")
                    .doesNotContainIgnoringCase("authorization");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 404 Not Found\r\n\r\n",
                "HTTP/1.1 4x1 no",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "\u0000\u0001\u0002",
                ""
            })
    void allElseIsNone(String answer) throws IOException {
        try (Peer other = answering(answer)) {
            assertThat(ask(other, LONG)).isEqualTo(new Readiness.NotMqtt());
        }
    }

    @Test
    void headersWithoutEndAreNotReadAndNeitherIsALargeAnswer() throws IOException {
        try (Peer flood = Peer.on("127.0.0.1", (in, out) -> {
            request(in);
            out.write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
            byte[] header = "X-More: and more\r\n".repeat(1000).getBytes(US_ASCII);
            int sent = 0;
            try {
                for (; sent < 100_000_000; sent += header.length) {
                    out.write(header);
                }
            } catch (SocketException _) {
                // Nobody listens any more.
            }
            assertThat(sent).isLessThan(100_000_000);
        })) {
            assertThat(ask(flood, LONG)).isInstanceOf(Readiness.AnswersHttp.class);
            flood.awaitDone();
        }
    }

    @Test
    void whoDribblesGainsNoTime() throws IOException {
        try (Peer dribbler = Peer.on("127.0.0.1", (in, out) -> {
            for (int i = 0; i < 11; i++) {
                out.write("HTTP/1.1 200".charAt(i));
            }
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, 2, TimeUnit.SECONDS)
                    .join();
        })) {
            assertThat(ask(dribbler, SHORT)).isEqualTo(new Readiness.Silent(SHORT));
        }
    }

    @Test
    void whoNeverAnswersIsSilentAndNobodyRefuses() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(probe.probe(Endpoint.loopback(), port, SHORT)).isEqualTo(new Readiness.Silent(SHORT));
        }
        assertThat(probe.probe(Endpoint.loopback(), port, LONG)).isEqualTo(new Readiness.Refused());
    }

    private Readiness ask(Peer peer, Duration limit) {
        return probe.probe(Endpoint.loopback(), peer.port(), limit);
    }

    private static Peer answering(String text) throws IOException {
        return Peer.on("127.0.0.1", (in, out) -> {
            request(in);
            out.write(text.getBytes(US_ASCII));
        });
    }

    private static String request(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
