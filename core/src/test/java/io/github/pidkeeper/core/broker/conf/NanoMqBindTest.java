package io.github.pidkeeper.core.broker.conf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each address was given to ten releases of NanoMQ, from 0.23.1 to 0.25.6, which all did the same. */
class NanoMqBindTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:1883, 127.0.0.1:1883",
        "127.0.0.1:025101, 127.0.0.1:25101",
        "127.0.0.1:010, 127.0.0.1:10",
        "127.0.0.1:0000000000000000000000000000000000021883, 127.0.0.1:21883",
        "127.0.0.1:+21883, 127.0.0.1:21883",
        "'127.0.0.1: 21883', 127.0.0.1:21883",
        "'127.0.0.1:\t21883', 127.0.0.1:21883",
        "127.0.0.1:21883/, 127.0.0.1:21883",
        ":1883, :1883",
        "*:1883, :1883",
        "[::1]:021883, [::1]:21883",
        "localhost:1883, localhost:1883",
    })
    void whereItBindsIsTold(String written, String endpoint) {
        for (boolean withPath : new boolean[] {false, true}) {
            assertThat(NanoMqBind.of(written, withPath))
                    .isInstanceOfSatisfying(
                            NanoMqBind.At.class, at -> assertThat(at.endpoint()).hasToString(endpoint));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:0",
                "127.0.0.1:000",
                "127.0.0.1:-0",
                "127.0.0.1",
                "localhost",
                "[::1]",
                "127.0.0.1:http-alt"
            })
    void whereTheSystemSettlesThePortItIsNotWrong(String written) {
        assertThat(NanoMqBind.of(written, false)).isEqualTo(new NanoMqBind.Somewhere());
        assertThat(NanoMqBind.of(written + "/mqtt", true)).isEqualTo(new NanoMqBind.Somewhere());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1883",
                "1883:1883",
                "*",
                "",
                "127.0.0.1:",
                "127.0.0.1:65536",
                "127.0.0.1:87419",
                "127.0.0.1:4294989179",
                "127.0.0.1:-1",
                "127.0.0.1:21883:5",
                "127.0.0.1:21883%",
                "127.0.0.1:21883 ",
                " 127.0.0.1:21883",
                "local host:21883",
                "::1:21883",
                "[::1:21883",
                "[::1]x:21883"
            })
    void whatItDoesNotStartWithIsWrong(String written) {
        assertThat(NanoMqBind.of(written, false)).isEqualTo(new NanoMqBind.Nowhere());
        assertThat(NanoMqBind.of(written + "/mqtt", true)).isEqualTo(new NanoMqBind.Nowhere());
    }

    @Test
    void onlyWebSocketHasAPath() {
        for (String behind : new String[] {"/mqtt", "?x", "#x"}) {
            assertThat(NanoMqBind.of("127.0.0.1:8083" + behind, false)).isEqualTo(new NanoMqBind.Nowhere());
            assertThat(NanoMqBind.of("127.0.0.1:8083" + behind, true)).isInstanceOf(NanoMqBind.At.class);
        }
    }
}
