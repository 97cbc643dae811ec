package io.github.pidkeeper.core.broker.conf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.broker.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CommandPortsTest {

    @Test
    void mosquittoIsGivenItsPortByAnOption() {
        var ports = of(BrokerKind.MOSQUITTO, "-c", "/etc/hall.conf", "-p", "1884");

        assertThat(ports.name(1884)).isTrue();
        assertThat(ports.name(1883)).isFalse();
    }

    @Test
    void nanoMqIsGivenItsPortInAnAddressAndTheOneOfItsWebServerIsNone() {
        var ports = of(BrokerKind.NANOMQ, "start", "--url", "nmq-tcp://127.0.0.1:1884", "--port", "8081");

        assertThat(ports.name(1884)).isTrue();
        assertThat(ports.name(8081)).isFalse();
    }

    private static CommandPorts of(BrokerKind kind, String... arguments) {
        return new CommandPorts(new Broker(
                new BrokerName("hall"),
                kind,
                new Command(Path.of("/usr/sbin/broker"), List.of(arguments)),
                Path.of("/run/hall.pid"),
                Optional.empty(),
                OptionalInt.empty(),
                Broker.DEFAULT_GRACE));
    }
}
