package io.github.pidkeeper.core.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What arguments tell. */
final class CommandCluesTest {

    @Test
    void theConfigurationIsNamedByWhatTheKindCallsIt() {
        assertThat(clues(BrokerKind.MOSQUITTO, "-v", "-c", "/etc/m.conf").configuration())
                .contains(Path.of("/etc/m.conf"));
        assertThat(clues(BrokerKind.NANOMQ, "start", "--conf=/etc/n.conf").configuration())
                .contains(Path.of("/etc/n.conf"));
        assertThat(clues(BrokerKind.NANOMQ, "start", "--old_conf", "/etc/o.conf")
                        .configuration())
                .contains(Path.of("/etc/o.conf"));
        assertThat(clues(BrokerKind.NANOMQ, "start", "-c", "/etc/n.conf").configuration())
                .isEmpty();
    }

    @Test
    void aRelativePathOrNoneIsNotCertain() {
        assertThat(clues(BrokerKind.MOSQUITTO, "-c", "m.conf").configuration()).isEmpty();
        assertThat(clues(BrokerKind.MOSQUITTO, "-c").configuration()).isEmpty();
        assertThat(clues(BrokerKind.MOSQUITTO, "-c", "/a\0b").configuration()).isEmpty();
    }

    @Test
    void onlyTheFormatBeforeHoconIsOld() {
        assertThat(clues(BrokerKind.NANOMQ, "start", "--old_conf", "/o").oldFormat())
                .isTrue();
        assertThat(clues(BrokerKind.NANOMQ, "start", "--conf", "/o").oldFormat())
                .isFalse();
    }

    @Test
    void mosquittoMayBeGivenSeveralPorts() {
        assertThat(clues(BrokerKind.MOSQUITTO, "-p", "1884", "-p", "1885", "-p", "70000", "-p", "x")
                        .ports())
                .containsExactly(1884, 1885);
        assertThat(clues(BrokerKind.NANOMQ, "start", "--http", "--port", "8081").ports())
                .isEmpty();
    }

    private static CommandClues clues(BrokerKind kind, String... arguments) {
        return new CommandClues(kind, List.of(arguments));
    }
}
