package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootTimeTest {

    @TempDir
    Path proc;

    private final AtomicLong ahead = new AtomicLong(1_700_000_000_000L);

    @Test
    void itIsReadOnceAndAgainAfterTheClockWasSet() throws IOException {
        var boot = new BootTime(new Procfs(proc), ahead::get);
        btime(100);
        assertThat(boot.instant()).isEqualTo(Instant.ofEpochSecond(100));

        btime(3700);
        ahead.addAndGet(100);
        assertThat(boot.instant()).as("the clock runs a little fast").isEqualTo(Instant.ofEpochSecond(100));

        ahead.addAndGet(3_600_000);
        assertThat(boot.instant()).isEqualTo(Instant.ofEpochSecond(3700));
    }

    @Test
    void smallStepsAddUp() throws IOException {
        var boot = new BootTime(new Procfs(proc), ahead::get);
        btime(100);
        boot.instant();
        btime(101);
        for (int i = 0; i < 5; i++) {
            ahead.addAndGet(100);
            boot.instant();
        }

        assertThat(boot.instant()).isEqualTo(Instant.ofEpochSecond(101));
    }

    private void btime(long seconds) throws IOException {
        Files.writeString(proc.resolve("stat"), "cpu  1 2 3\nbtime " + seconds + "\n");
    }
}
