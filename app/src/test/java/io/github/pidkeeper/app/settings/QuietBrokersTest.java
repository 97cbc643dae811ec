package io.github.pidkeeper.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.broker.Broker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** About whose clients one is not asked any more. */
class QuietBrokersTest {

    private final Broker plant = Samples.nanomq("plant-floor");
    private final Broker lab = Samples.mosquitto("lab-mosquitto");

    @TempDir
    private Path directory;

    @Test
    void whatAPersonWantsIsRememberedForThatBrokerAlone() throws IOException {
        quiet().set(plant, true);

        assertThat(quiet().contains(plant)).isTrue();
        assertThat(quiet().contains(lab)).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void itCanBeTakenBackAndNothingIsLeftOfIt() throws IOException {
        quiet().set(plant, true);
        quiet().set(lab, true);
        quiet().set(plant, false);
        assertThat(Files.readAllLines(file())).containsExactly(lab.pidFile().toString());

        quiet().set(lab, false);
        assertThat(file()).isEmptyFile();
    }

    @Test
    void whereNothingCanBeReadOrWrittenOneIsAsked() throws IOException {
        Files.createDirectories(file());

        quiet().set(plant, true);

        assertThat(quiet().contains(plant)).isFalse();
    }

    private Path file() {
        return directory.resolve("state/quiet");
    }

    private QuietBrokers quiet() {
        return new QuietBrokers(file());
    }
}
