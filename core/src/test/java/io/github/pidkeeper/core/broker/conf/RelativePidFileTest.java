package io.github.pidkeeper.core.broker.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RelativePidFileTest {

    @TempDir
    private Path home;

    @Test
    void theLastLineCounts() throws IOException {
        assertThat(in("pid_file /run/a.pid\nlistener 1883\npid_file m.pid\n")).contains(Path.of("m.pid"));
        assertThat(in("pid_file m.pid\npid_file /run/a.pid\n")).isEmpty();
    }

    @Test
    void whereNothingIsSaidThereIsNone() throws IOException {
        assertThat(in("#pid_file m.pid\n")).isEmpty();
        assertThat(new RelativePidFile(home.resolve("missing.conf")).path()).isEmpty();
    }

    private Optional<Path> in(String text) throws IOException {
        return new RelativePidFile(Files.writeString(home.resolve("m.conf"), text)).path();
    }
}
