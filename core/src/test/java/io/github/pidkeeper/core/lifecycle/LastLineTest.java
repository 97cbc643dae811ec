package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.conf.Credentials;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is masked in a broker's last lines, and what is cut. */
class LastLineTest {

    @Test
    void whatLooksLikeASecretIsMasked() {
        assertThat(new LastLine("bridge joe:hunter2@h is down, apikey=x", Optional.empty()).text())
                .isEqualTo("bridge ***@h is down, apikey=***");
    }

    @Test
    void whatTheConfigurationCallsASecretIsMaskedWhereverItStands() {
        var known = Optional.of(new Credentials("admin", "s3cr$t+"));

        assertThat(new LastLine("auth admin/s3cr$t+ refused for administrators", known).text())
                .isEqualTo("auth ***/*** refused for administrators");
    }

    @Test
    void whatIsTooShortForASecretStays() {
        assertThat(new LastLine("a port ab", Optional.of(new Credentials("ab", ""))).text())
                .isEqualTo("a port ab");
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(new LastLine("x".repeat(499) + "😀", Optional.empty()).text())
                .isEqualTo("x".repeat(499) + "…");
    }

    @Test
    void aLineWithoutEndIsCut() {
        assertThat(new LastLine("x".repeat(100_000), Optional.empty()).text()).hasSizeLessThan(600);
    }
}
