package io.github.pidkeeper.core.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.conf.BrokerConfiguration;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.Listener;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApproachTest {

    private static final List<InetAddress> LITERAL = List.of(InetAddress.ofLiteral("192.0.2.7"));
    private static final Endpoint PLACE = new Endpoint(Optional.of("192.0.2.7"), 1883);
    private static final Endpoint NAMED = new Endpoint(Optional.of("broker.example"), 1883);
    private static final Optional<Path> CERTIFICATE = Optional.of(Path.of("/etc/hall.crt"));

    @Test
    void aListenerIsAskedInItsLanguageWhereItIsBound() {
        assertThat(to(new Listener.Tcp(PLACE))).contains(new Approach.Mqtt(LITERAL, 1883));
        assertThat(to(new Listener.Tls(PLACE, CERTIFICATE)))
                .contains(new Approach.MqttInTls(LITERAL, 1883, CERTIFICATE, Optional.empty()));
    }

    @Test
    void nobodyIsAskedWhoseNameWouldHaveToBeLookedUp() {
        assertThat(to(new Listener.Tcp(NAMED))).isEmpty();
        assertThat(to(new Listener.Tls(NAMED, CERTIFICATE))).isEmpty();
    }

    @Test
    void nobodyIsAskedWhoWouldNotBeRecognisedOrSpeaksAnotherLanguage() {
        assertThat(to(new Listener.Tls(PLACE))).isEmpty();
        assertThat(to(new Listener.WebSocket(PLACE, false))).isEmpty();
        assertThat(to(new Listener.Unix(Path.of("/run/hall.sock")))).isEmpty();
    }

    private static Optional<Approach> to(Listener listener) {
        var configuration = new BrokerConfiguration(
                List.of(listener), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), List.of(), false);
        return Approach.of(new OwnConfiguration(OptionalInt.empty(), new ConfigurationReading.Read(configuration)));
    }
}
