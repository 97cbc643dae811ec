package io.github.pidkeeper.core.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerKindTest {

    @ParameterizedTest
    @CsvSource({
        "/usr/sbin/mosquitto, MOSQUITTO",
        "/opt/mosquitto2, MOSQUITTO",
        "/usr/local/bin/nanomq, NANOMQ",
        "/opt/nanomq-0.24.1, NANOMQ",
        "/usr/bin/mosquitto_pub, GENERIC",
        "/usr/bin/nanomq_cli, GENERIC",
        "/opt/emqx, GENERIC",
        "/, GENERIC"
    })
    void anExecutablesNameTellsTheKind(Path executable, BrokerKind kind) {
        assertThat(BrokerKind.of(executable)).isEqualTo(kind);
    }

    @Test
    void everyKindIsReadBackFromItsText() {
        assertThat(Arrays.stream(BrokerKind.values()).map(BrokerKind::text).map(BrokerKind::parse))
                .allSatisfy(kind -> assertThat(kind).isPresent());
        assertThat(BrokerKind.parse("kafka")).isEmpty();
    }

    @Test
    void eachKindHasItsOwnFormOfAPidFile() {
        assertThat(BrokerKind.NANOMQ.pidFileText(18)).isEqualTo("18\0\0\0\0\0\0\0\0\0\0");
        assertThat(BrokerKind.NANOMQ.pidFileText(4_194_304)).hasSize(12);
        assertThat(BrokerKind.MOSQUITTO.pidFileText(17_748)).isEqualTo("17748");
        assertThat(BrokerKind.GENERIC.pidFileText(17_748)).isEqualTo("17748\n");
    }
}
