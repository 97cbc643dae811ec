package io.github.pidkeeper.app.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {

    private static final Path PID_FILE = Path.of("/run/broker.pid");

    @Test
    void itListensOnLoopbackAndReportsToNobody() {
        Properties configuration = LoopbackServer.configuration(new PracticeOptions(1884, PID_FILE, Optional.empty()));

        assertThat(configuration)
                .containsEntry("host", "127.0.0.1")
                .containsEntry("port", "1884")
                .containsEntry("telemetry_enabled", "false")
                .containsEntry("persistence_enabled", "false");
    }

    @Test
    void itKeepsDataOnlyWhereItWasTold() {
        Properties configuration =
                LoopbackServer.configuration(new PracticeOptions(1884, PID_FILE, Optional.of(Path.of("/var/data"))));

        assertThat(configuration).containsEntry("persistence_enabled", "true").containsEntry("data_path", "/var/data");
    }
}
