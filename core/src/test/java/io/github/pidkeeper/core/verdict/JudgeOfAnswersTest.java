package io.github.pidkeeper.core.verdict;

import static io.github.pidkeeper.core.verdict.ProcessFactsBuilder.NOW;
import static io.github.pidkeeper.core.verdict.Scene.process;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.conf.BrokerConfiguration;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.Listener;
import io.github.pidkeeper.core.broker.conf.TlsMaterial;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an answer of the broker means, or that there is none. */
class JudgeOfAnswersTest extends JudgeFixture {

    private static final Path CERTIFICATE = Path.of("/etc/hall.crt");
    private static final Endpoint EVERYWHERE = new Endpoint(Optional.empty(), Scene.PORT);
    private static final ConfigurationReading PLAIN = listening(new Listener.Tcp(EVERYWHERE));
    private static final ConfigurationReading TLS = listening(new Listener.Tls(EVERYWHERE, Optional.of(CERTIFICATE)));

    private static ConfigurationReading listening(Listener listener) {
        return new ConfigurationReading.Read(new BrokerConfiguration(
                List.of(listener), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), List.of(), false));
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
    void aConfigurationThatIsNotThereIsNotSaidToBeForbidden() {
        var file = Path.of("/etc/hall.conf");
        var running = new Scene().fileNames(BROKER, true).port(HELD_BY_BROKER).answers();

        Verdict missing = expect(
                running.configuration(new ConfigurationReading.Missing(file)), BrokerState.RUNNING, PidFileHealth.TRUE);
        assertThat(phrases(missing))
                .contains(Phrase.CONFIGURATION_MISSING)
                .doesNotContain(Phrase.CONFIGURATION_NOT_READABLE);
        Verdict forbidden = expect(
                running.configuration(new ConfigurationReading.Unreadable(file)),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);
        assertThat(phrases(forbidden)).contains(Phrase.CONFIGURATION_NOT_READABLE);
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
        Verdict lenient = expect(
                new Scene()
                        .fileNames(BROKER, true)
                        .port(HELD_BY_BROKER)
                        .configuration(listening(new Listener.Tls(
                                EVERYWHERE,
                                Optional.of(CERTIFICATE),
                                Optional.of(new TlsMaterial(Optional.empty(), Optional.empty(), false)))))
                        .readiness(other),
                BrokerState.RUNNING,
                PidFileHealth.TRUE);
        assertThat(lenient.foremost())
                .as("NanoMQ, which does not read it at a reload")
                .isEqualTo(Message.of(Phrase.MQTT_CERTIFICATE_OLD, Scene.PORT, "CN=other", CERTIFICATE));
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
                new Readiness.NoHandshake(Optional.empty()),
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
    void withWhomNobodyComesToAHandshakeDoesNotAnswer() {
        Message reason = Message.of(Phrase.TLS_NO_CERTIFICATE);
        var scene = new Scene().fileNames(BROKER, true).port(HELD_BY_BROKER).configuration(TLS);

        Verdict deaf = expect(
                scene.readiness(new Readiness.NoHandshake(Optional.of(reason))),
                BrokerState.UNRESPONSIVE,
                PidFileHealth.TRUE);
        assertThat(deaf.foremost()).isEqualTo(Message.of(Phrase.MQTT_NO_HANDSHAKE_BECAUSE, Scene.PORT, reason));
        Verdict unproven =
                expect(scene.readiness(new Readiness.Unproven()), BrokerState.UNRESPONSIVE, PidFileHealth.TRUE);
        assertThat(unproven.foremost()).isEqualTo(Message.of(Phrase.MQTT_UNPROVEN, Scene.PORT, CERTIFICATE));
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
}
