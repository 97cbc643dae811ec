package io.github.pidkeeper.core.broker.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as they stand in configurations, and where they answer. */
final class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:1883, 127.0.0.1:1883",
        ":1883, :1883",
        "*:1883, :1883",
        "[::1]:1883, [::1]:1883",
        "::1:1883, [::1]:1883",
        "broker.plant:8083/mqtt, broker.plant:8083",
    })
    void anAddressIsRead(String text, String endpoint) {
        assertThat(Endpoint.parse(text)).hasToString("Optional[" + endpoint + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1883", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "a:1883x", "a:-1"})
    void anythingElseIsNone(String text) {
        assertThat(Endpoint.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {":1", "0.0.0.0:1", "[::]:1", "localhost:1"})
    void whatIsBoundEverywhereAnswersOnLoopback(String text) {
        assertThat(addresses(text)).isEqualTo(Endpoint.loopback());
    }

    @Test
    void anAddressAnswersWhereItIs() {
        assertThat(addresses("127.0.0.2:1")).containsExactly(InetAddress.ofLiteral("127.0.0.2"));
    }

    @Test
    void aNameIsNotLookedUp() {
        assertThat(addresses("no.such.host.invalid:1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0:1883, localhost:1883",
        ":1883, localhost:1883",
        "[::]:1883, localhost:1883",
        "192.0.2.7:1883, 192.0.2.7:1883",
        "[fe80::1]:1883, [fe80::1]:1883",
        "broker.invalid:1883, broker.invalid:1883"
    })
    void itIsDialledAtLoopbackUnlessItIsBoundElsewhere(String text, String dialled) {
        assertThat(Endpoint.parse(text).orElseThrow().dialled()).hasToString(dialled);
    }

    private static List<InetAddress> addresses(String text) {
        return Endpoint.parse(text).orElseThrow().addresses();
    }
}
