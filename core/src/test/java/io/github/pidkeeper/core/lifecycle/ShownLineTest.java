package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.conf.Credentials;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is masked in a line that a broker has written, and what is left as it is. */
class ShownLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password = public|password = ***",
                "\"password\": \"pu blic\", \"port\": 8081|\"password\": ***, \"port\": 8081",
                "http server username:     admin|http server username:     ***",
                "bridge.password=x;next=1|bridge.password=***;next=1",
                "remote_password hunter2|remote_password ***",
                "connecting to mqtt-tcp://joe:hunter2@host:1883|connecting to mqtt-tcp://***@host:1883",
                "bridge joe:hunter2@[::1]:1883 is down|bridge ***@[::1]:1883 is down",
                "jwt token: abc.def|jwt token: ***",
            })
    void whatLooksLikeASecretIsMasked(String written, String shown) {
        assertThat(new ShownLine(written, Optional.empty()).text()).isEqualTo(shown);
    }

    @Test
    void whatTheConfigurationCallsASecretIsMaskedWhereverItStands() {
        var known = Optional.of(new Credentials("admin", "s3cr$t+"));

        assertThat(new ShownLine("auth admin/s3cr$t+ refused for administrators", known).text())
                .isEqualTo("auth ***/*** refused for administrators");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1795739724: Error: Unable to open pwfile \"/nonexistent/pw\".",
                "2026-11-27 00:35:33 [7770] FATAL apps/broker.c:1243 broker: broker nng_listen",
                "1795739724: Opening ipv4 listen socket on port 81.",
                "no password file is needed"
            })
    void allElseStays(String written) {
        assertThat(new ShownLine(written, Optional.of(new Credentials("ab", ""))).text())
                .isEqualTo(written);
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(new ShownLine("x".repeat(499) + "😀", Optional.empty()).text())
                .isEqualTo("x".repeat(499) + "…");
    }

    @Test
    void aLineWithoutEndIsCut() {
        assertThat(new ShownLine("x".repeat(100_000), Optional.empty()).text()).hasSizeLessThan(600);
    }
}
