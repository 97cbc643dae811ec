package io.github.pidkeeper.core.figures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.conf.Credentials;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NanoMqRestTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String PASSWORD = "s3cret-pass";

    private final OneProcess machine = new OneProcess();

    @Test
    void theFiguresAreWhatTheBrokerTells() {
        try (var server = RestServer.with(Map.of("prometheus", RestServer.METRICS, "brokers", RestServer.BROKERS))) {
            BrokerFigures figures = source(server).read(LONG).told().orElseThrow();

            assertThat(figures.source())
                    .isEqualTo("127.0.0.1:" + server.address().getPort());
            assertThat(figures.clients()).hasValue(3);
            assertThat(figures.received()).contains(new Flow(Counted.PACKETS, 60, OptionalDouble.empty()));
            assertThat(figures.sent()).contains(new Flow(Counted.MESSAGES, 75, OptionalDouble.empty()));
            assertThat(figures.dropped()).contains(new Flow(Counted.PACKETS, 35, OptionalDouble.empty()));
            assertThat(figures.subscriptions()).contains(new Count(Counted.SUBSCRIBERS, 2));
            assertThat(figures.version()).contains("0.25.6-8");
            assertThat(figures.uptime())
                    .contains(Duration.ofHours(26).plusMinutes(3).plusSeconds(1));
        }
    }

    @Test
    void theSecondReadingHasRates() {
        try (var server = RestServer.with(Map.of("prometheus", RestServer.METRICS))) {
            var source = source(server);
            source.read(LONG);
            server.behave((_, out) -> out.write(RestServer.text(
                    "200 OK", RestServer.METRICS.replace("nanomq_messages_sent 75", "nanomq_messages_sent 175"))));
            BrokerFigures second = source.read(LONG).told().orElseThrow();

            assertThat(second.sent().orElseThrow().perSecond().orElseThrow()).isPositive();
            assertThat(second.received().orElseThrow().perSecond()).hasValue(0);
        }
    }

    @Test
    void whatIsNotToldIsLeftOut() {
        try (var server = RestServer.with(Map.of("prometheus", "nanomq_connections_count 0\n"))) {
            BrokerFigures figures = source(server).read(LONG).told().orElseThrow();

            assertThat(figures.clients()).hasValue(0);
            assertThat(figures.sent()).isEmpty();
            assertThat(figures.version()).isEmpty();
            assertThat(figures.uptime()).isEmpty();
        }
    }

    @Test
    void onlyTwoHarmlessDocumentsAreAskedFor() {
        try (var server = RestServer.with(Map.of("prometheus", RestServer.METRICS, "brokers", RestServer.BROKERS))) {
            var source = source(server);
            source.read(LONG);
            source.clients(LONG);

            assertThat(server.requests())
                    .extracting(request -> request.lines().findFirst().orElseThrow())
                    .containsExactly(
                            "GET /api/v4/prometheus HTTP/1.1",
                            "GET /api/v4/brokers HTTP/1.1",
                            "GET /api/v4/prometheus HTTP/1.1");
            assertThat(server.requests())
                    .allSatisfy(request -> assertThat(request)
                            .contains("Authorization: Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(("watcher:" + PASSWORD).getBytes(ISO_8859_1))));
        }
    }

    @Test
    void aWrongPasswordIsToldAndNeverShown() {
        try (var server = answering("HTTP/1.1 401 Unauthorized\r\nContent-Length: 12\r\n\r\n{\"code\":103}")) {
            var source = source(server);

            assertThat(reason(source.read(LONG)).phrase()).isEqualTo(Phrase.FIGURES_REST_CREDENTIALS);
            assertThat(source.read(LONG).toString()).doesNotContain(PASSWORD, "watcher");
            assertThat(rest(server).toString()).doesNotContain(PASSWORD, "watcher");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2p1\r\n",
                "HTTP/1.1 2000 OK\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\n\r\nnanomq_connections_count -4\n",
                "HTTP/1.1 200 OK\r\n\r\nnanomq_connections_count 99999999999999999999\n",
                "HTTP/1.1 200 OK\r\n\r\n\u0000\u0001\u00ff\n"
            })
    void garbageIsNoFigure(String answer) {
        try (var server = answering(answer)) {
            assertThat(reason(source(server).read(LONG)).phrase()).isEqualTo(Phrase.FIGURES_REST_GARBAGE);
        }
    }

    @Test
    void garbageInTheSecondDocumentLeavesTheFirstAsItIs() {
        try (var server = RestServer.with(
                Map.of("prometheus", RestServer.METRICS, "brokers", "[".repeat(20_000) + "{\"data\":7"))) {
            BrokerFigures figures = source(server).read(LONG).told().orElseThrow();

            assertThat(figures.clients()).hasValue(3);
            assertThat(figures.version()).isEmpty();
        }
    }

    @Test
    void anotherStatusIsTold() {
        try (var server =
                answering("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(reason(source(server).read(LONG)))
                    .isEqualTo(Message.of(Phrase.FIGURES_REST_STATUS, where(server), 302));
        }
    }

    @Test
    void aHundredMegabytesAreNotReadWhetherPromisedOrNot() {
        var piece = new byte[1 << 20];
        for (String promise : new String[] {"Content-Length: 104857600\r\n", ""}) {
            try (var server = new RestServer((_, out) -> {
                out.write(("HTTP/1.1 200 OK\r\n" + promise + "\r\n").getBytes(ISO_8859_1));
                for (int i = 0; i < 100; i++) {
                    out.write(piece);
                }
            })) {
                assertThat(reason(source(server).read(LONG)))
                        .isEqualTo(Message.of(Phrase.FIGURES_REST_TOO_LARGE, where(server), 256));
            }
        }
    }

    @Test
    void aHeadWithoutEndIsNotRead() {
        try (var server = new RestServer((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
            for (int i = 0; i < 100_000; i++) {
                out.write("X-More: and more\r\n".getBytes(ISO_8859_1));
            }
        })) {
            assertThat(reason(source(server).read(LONG)).phrase()).isEqualTo(Phrase.FIGURES_REST_GARBAGE);
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUpOn() {
        try (var server = RestServer.with(Map.of())) {
            server.behave((_, _) -> server.hang());

            assertThat(reason(source(server).read(SHORT)))
                    .isEqualTo(Message.of(Phrase.FIGURES_REST_SILENT, where(server), SHORT));
        }
    }

    @Test
    void whatHasNotComeInTimeMayComeLaterAndWhatIsRefusedIsNeverTold() {
        try (var server = RestServer.with(Map.of())) {
            assertThat(source(server).clients(LONG)).isInstanceOf(Reading.Absent.class);

            server.behave((_, _) -> server.hang());
            assertThat(source(server).clients(SHORT)).isInstanceOf(Reading.Late.class);
        }
    }

    @Test
    void aServerThatDribblesIsGivenUpOnAtTheSameTime() {
        try (var server = new RestServer((_, out) -> dribble(out))) {
            long begin = System.nanoTime();
            assertThat(reason(source(server).read(SHORT)).phrase()).isEqualTo(Phrase.FIGURES_REST_SILENT);
            // A limit for each byte would come to minutes.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG);
        }
    }

    @Test
    void aServerThatIsGoneIsTold() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var rest = new Rest(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), credentials());

        assertThat(reason(new NanoMqRest(rest, held(rest)).read(LONG)).phrase()).isEqualTo(Phrase.FIGURES_REST_REFUSED);
    }

    @Test
    void userAndPasswordAreNotSentToAPortThatSomebodyElseHolds() {
        try (var server = RestServer.with(Map.of("prometheus", RestServer.METRICS))) {
            for (PortHolder other : new PortHolder[] {
                new PortHolder.Held(Set.of(OneProcess.PID + 1)),
                new PortHolder.Held(Set.of(OneProcess.PID, OneProcess.PID + 1)),
                new PortHolder.HeldByUser(0, "root"),
                new PortHolder.Unknown("Permission denied"),
                new PortHolder.Nobody()
            }) {
                machine.portIsHeldBy(other);

                assertThat(source(server).read(LONG)).isInstanceOf(Reading.Absent.class);
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void whoTakesThePortAfterAnAnswerGetsNoPasswordEither() {
        try (var server = RestServer.with(Map.of("prometheus", RestServer.METRICS))) {
            var source = source(server);
            source.clients(LONG);
            machine.portIsHeldBy(new PortHolder.Held(Set.of(OneProcess.PID + 1)));

            assertThat(reason(source.clients(LONG)).phrase()).isEqualTo(Phrase.FIGURES_PORT_FOREIGN);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void whoTakesThePortBetweenTwoRequestsGetsNoPasswordEither() {
        try (var server = RestServer.with(Map.of("prometheus", RestServer.METRICS))) {
            machine.portIsThenHeldBy(new PortHolder.Held(Set.of(OneProcess.PID + 1)));

            assertThat(source(server).read(LONG)).isInstanceOf(Reading.Told.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void theClientsAloneAreOneRequest() {
        try (var server = RestServer.with(Map.of("prometheus", RestServer.METRICS))) {
            assertThat(source(server).clients(LONG)).isEqualTo(new Reading.Told<>(3L));
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static RestServer answering(String answer) {
        return new RestServer((_, out) -> out.write(answer.getBytes(ISO_8859_1)));
    }

    private static void dribble(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n".getBytes(ISO_8859_1));
        for (int i = 0; i < 2000; i++) {
            out.write('#');
            out.flush();
            LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
        }
    }

    private NanoMqRest source(RestServer server) {
        return new NanoMqRest(rest(server), held(rest(server)));
    }

    private HeldPort held(Rest rest) {
        return new HeldPort(machine, machine.facts(), rest.address());
    }

    private static Rest rest(RestServer server) {
        return new Rest(server.address(), credentials());
    }

    private static Credentials credentials() {
        return new Credentials("watcher", PASSWORD);
    }

    private static String where(RestServer server) {
        return rest(server).where();
    }

    private static <T> Message reason(Reading<T> reading) {
        return reading.missing().orElseThrow(() -> new AssertionError(reading.toString()));
    }
}
