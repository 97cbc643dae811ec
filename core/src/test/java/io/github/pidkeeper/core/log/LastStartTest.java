package io.github.pidkeeper.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LastStartTest {

    @TempDir
    private Path directory;

    @Test
    void mosquittosLastStartIsWhereItSaysSo() throws IOException {
        assertThat(found(BrokerKind.MOSQUITTO, Optional.empty(), """
            1700000000: mosquitto version 2.0.11 starting
            1700000009: mosquitto version 2.0.11 terminating
            1700000010: mosquitto version 2.0.11 starting
            1700000010: mosquitto version 2.0.11 running
            """))
                .isEqualTo("1700000010: mosquitto version 2.0.11 starting");
    }

    @Test
    void nanoMqsLastStartIsWhereItTellsItsConfiguration() throws IOException {
        assertThat(found(BrokerKind.NANOMQ, Optional.empty(), """
            2026-11-27 00:06:20 [7] INFO  /c.c:1332: This NanoMQ instance configured as:
            2026-11-27 00:06:25 [7] ERROR /b.c:118: signal signumber: 15 received!

            2026-11-27 00:06:33 [8] INFO  /c.c:1332: This NanoMQ instance configured as:
            2026-11-27 00:06:33 [8] INFO  /c.c:1335: tcp url: x
            """))
                .startsWith("2026-11-27 00:06:33 [8] INFO  /c.c:1332");
    }

    @Test
    void whereNoLineTellsOfAStartTheProcessDoes() throws IOException {
        var since = Optional.of(Instant.parse("2026-11-27T00:06:30.700Z"));
        assertThat(found(BrokerKind.NANOMQ, since, """
            2026-11-27 00:06:25 [7] ERROR /b.c:118: signal signumber: 15 received!

            2026-11-27 00:06:30 [8] WARN  /c.c:395: first
            2026-11-27 00:06:31 [8] WARN  /c.c:395: second
            """)).endsWith("first");
    }

    @Test
    void whereNothingTellsOfAStartThereIsNone() throws IOException {
        assertThat(found(BrokerKind.GENERIC, Optional.empty(), "1700000000: mosquitto version 2.0.11 starting\n"))
                .isEmpty();
    }

    private String found(BrokerKind kind, Optional<Instant> since, String text) throws IOException {
        try (var log = new WrittenLog(directory.resolve("broker.log")).write(text)) {
            log.tape().look();
            var found = new LastStart(kind, since, ZoneId.of("UTC")).find(log.tape());
            return found.isPresent()
                    ? text.substring((int) found.getAsLong())
                            .lines()
                            .findFirst()
                            .orElse("")
                    : "";
        }
    }
}
