package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.conf.BrokerConfiguration;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.Credentials;
import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.Listener;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.broker.conf.WebServer;
import io.github.pidkeeper.core.readiness.Approach;
import io.github.pidkeeper.core.readiness.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a broker is asked, and when it is asked something else after all. */
class QuestionTest {

    private static final Duration LIMIT = Duration.ofMillis(1500);
    private static final Readiness CONNACK = new Readiness.Answers(Duration.ofMillis(1), 0);
    private static final Readiness UNAUTHORISED = new Readiness.AnswersHttp(Duration.ofMillis(1), 8081, 401);
    private static final Endpoint MQTT = new Endpoint(Optional.of("127.0.0.1"), 1883);
    private static final Endpoint WEB = new Endpoint(Optional.of("127.0.0.1"), 8081);

    private final List<Approach> asked = new ArrayList<>();
    private final List<Duration> limits = new ArrayList<>();
    private Readiness web = UNAUTHORISED;

    @Test
    void whoHasAnHttpServerIsAskedThereAndNotInMqtt() {
        assertThat(ask(new Listener.Tcp(MQTT), List.of(MQTT, WEB))).isEqualTo(UNAUTHORISED);
        assertThat(asked).containsExactly(new Approach.Http(WEB.addresses(), 8081));
    }

    @Test
    void anHttpServerOfSomebodyElseSaysNothing() {
        assertThat(ask(new Listener.Tcp(MQTT), List.of(MQTT))).isEqualTo(CONNACK);
        assertThat(asked).containsExactly(new Approach.Mqtt(MQTT.addresses(), 1883));
    }

    @Test
    void anHttpServerIsNotBelievedWhereTheBrokerDoesNotListenForMqtt() {
        ask(new Listener.Tcp(MQTT), List.of(WEB));
        assertThat(asked).containsExactly(new Approach.Mqtt(MQTT.addresses(), 1883));
    }

    @Test
    void whereHttpComesToNothingMqttIsAskedAndBothStayWithinFiveSeconds() {
        for (Readiness nothing :
                List.of(new Readiness.Silent(LIMIT), new Readiness.NotMqtt(), new Readiness.Refused())) {
            asked.clear();
            limits.clear();
            web = nothing;
            assertThat(ask(new Listener.Tcp(MQTT), List.of(MQTT, WEB))).isEqualTo(CONNACK);
            assertThat(asked).hasSize(2);
            assertThat(limits.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aTlsListenerIsAskedWithTheCertificateThatItsConfigurationNames() {
        Path certificate = Path.of("/etc/hall.crt");
        ask(new Listener.Tls(MQTT, Optional.of(certificate)), List.of());
        assertThat(asked)
                .containsExactly(
                        new Approach.MqttInTls(MQTT.addresses(), 1883, Optional.of(certificate), Optional.empty()));
    }

    @Test
    void whatCannotBeAskedIsUnprobed() {
        assertThat(ask(new Listener.Tls(MQTT), List.of())).isEqualTo(new Readiness.Unprobed());
        assertThat(ask(new Listener.WebSocket(MQTT, false), List.of())).isEqualTo(new Readiness.Unprobed());
        assertThat(ask(new Listener.Unix(Path.of("/run/m.sock")), List.of())).isEqualTo(new Readiness.Unprobed());
        assertThat(ask(new Listener.Tcp(new Endpoint(Optional.of("host.invalid"), 1883)), List.of()))
                .isEqualTo(new Readiness.Unprobed());
        assertThat(asked).isEmpty();
    }

    @Test
    void aWebSocketListenerBesideAnHttpServerIsVouchedForByIt() {
        assertThat(ask(new Listener.WebSocket(MQTT, false), List.of(MQTT, WEB))).isEqualTo(UNAUTHORISED);
    }

    private Readiness ask(Listener listener, List<Endpoint> brokerListens) {
        var own = new OwnConfiguration(
                OptionalInt.empty(),
                new ConfigurationReading.Read(new BrokerConfiguration(
                        List.of(listener),
                        Optional.empty(),
                        Optional.of(new WebServer(WEB, new Credentials("admin", "public"))),
                        Optional.empty(),
                        Set.of(),
                        List.of(),
                        false)));
        return new Question(own, this::answer).ask(LIMIT, brokerListens::contains);
    }

    private Readiness answer(Approach approach, Duration limit) {
        asked.add(approach);
        limits.add(limit);
        return approach instanceof Approach.Http ? web : CONNACK;
    }
}
