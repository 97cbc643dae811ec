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

    /** As nng_opts_parse(3supp) reads them: a long option by any beginning that is no other's, its value behind either sign. */
    @Test
    void nanomqsOptionsMayBeCutShortAndTheirValuesStandBehindAColon() {
        for (var words : List.of(
                List.of("--conf:/etc/n.conf"),
                List.of("--con", "/etc/n.conf"),
                List.of("--co=/etc/n.conf"),
                List.of("--co:/etc/n.conf"),
                List.of("--o", "/etc/n.conf"),
                List.of("--old:/etc/n.conf"))) {
            assertThat(new CommandClues(BrokerKind.NANOMQ, words).configuration())
                    .as("%s", words)
                    .contains(Path.of("/etc/n.conf"));
        }
        assertThat(clues(BrokerKind.NANOMQ, "start", "--o:/o").oldFormat()).isTrue();
        assertThat(clues(BrokerKind.NANOMQ, "start", "--u:broker+tcp://:1884").urls())
                .containsExactly("broker+tcp://:1884");
    }

    @Test
    void whatIsSeveralOptionsOrNoneNamesNothing() {
        for (var word : List.of("--c:/n.conf", "--:/n.conf", "--conf_:/n.conf", "-co:/n.conf", "--cacert:/n.conf")) {
            assertThat(clues(BrokerKind.NANOMQ, "start", word).namesConfiguration())
                    .as(word)
                    .isFalse();
        }
        assertThat(clues(BrokerKind.MOSQUITTO, "--config-file:/m.conf").namesConfiguration())
                .isFalse();
    }

    @Test
    void inTheWayOfAnotherProgramAConfigurationMayBeNamed() {
        for (var word : List.of(
                "-c/m.conf", "-c=/m.conf", "--config:/m.conf", "-config=/m.conf", "--conf", "-config-file", "--c=/m")) {
            assertThat(clues(BrokerKind.MOSQUITTO, "-v", word).doubtful())
                    .as(word)
                    .containsExactly(word);
        }
        assertThat(clues(BrokerKind.MOSQUITTO, "-c", "/m.conf", "--config-file=/m", "-p", "1883", "--cluster", "c")
                        .doubtful())
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
