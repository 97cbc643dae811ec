package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Memory;
import io.github.pidkeeper.core.verdict.ProcessFactsBuilder;
import io.github.pidkeeper.core.verdict.Remembered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written into the records of a broker comes back, and what is damaged is as if it were not there. */
class RecordFileTest {

    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final ProcessIdentity IDENTITY =
            new ProcessFactsBuilder(278718).build().identity();

    @TempDir
    Path directory;

    @Test
    void whatWasRememberedComesBack() throws IOException {
        var folder = new BrokerFolder(directory);
        var process = new Remembered(IDENTITY, SINCE);
        var intent = new Intent(Intent.Aim.FORCED_STOP, Optional.of(IDENTITY), true, IDENTITY, SINCE);

        folder.remember(process);
        folder.intend(intent);

        assertThat(folder.memory()).isEqualTo(new Memory(Optional.of(process), Optional.of(intent), List.of()));
    }

    @Test
    void anIdentityWithoutExecutableAndAnIntentWithoutTargetComeBackToo() throws IOException {
        var folder = new BrokerFolder(directory);
        var process = new Remembered(
                new ProcessFactsBuilder(2).executableUnreadable().build().identity(), SINCE);
        var intent = new Intent(Intent.Aim.START, Optional.empty(), false, IDENTITY, SINCE);

        folder.remember(process);
        folder.intend(intent);

        assertThat(folder.memory()).isEqualTo(new Memory(Optional.of(process), Optional.of(intent), List.of()));
    }

    @Test
    void whatWasForgottenIsGone() throws IOException {
        var folder = new BrokerFolder(directory);
        folder.remember(new Remembered(IDENTITY, SINCE));

        folder.forget();
        folder.forget();

        assertThat(folder.memory()).isEqualTo(Memory.none());
    }

    @Test
    void nobodyElseCanReadARecord() throws IOException {
        new BrokerFolder(directory).remember(new Remembered(IDENTITY, SINCE));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("identity"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatAWriterLeftThatDiedIsNoObstacle() throws IOException {
        Files.writeString(directory.resolve("identity.new"), "half a rec");

        new BrokerFolder(directory).remember(new Remembered(IDENTITY, SINCE));

        assertThat(new BrokerFolder(directory).memory().process()).isPresent();
    }

    @Test
    void aRecordThatIsTornAnywhereIsDamaged() throws IOException {
        var folder = new BrokerFolder(directory);
        folder.remember(new Remembered(IDENTITY, SINCE));
        Path file = directory.resolve("identity");
        String whole = Files.readString(file);

        for (int length = 0; length < whole.length() - 1; length++) {
            Files.writeString(file, whole.substring(0, length));

            assertThat(folder.memory().process()).as(whole.substring(0, length)).isEmpty();
            assertThat(folder.memory().damaged()).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pidkeeper-record 2;pid 4711;end;",
                "pidkeeper-record 1;pid 4711;end;",
                "pidkeeper-record 1;"
                        + "boot b;"
                        + "pid many;"
                        + "ticks 1;"
                        + "uid 1;"
                        + "pid-namespace 1;"
                        + "since 2026-03-01T12:00:00Z;"
                        + "end;",
                "pidkeeper-record 1;boot b;pid 2;ticks 1;uid 1;pid-namespace 1;since yesterday;end;",
                "pidkeeper-record 1;nonsense;end;",
                "\uFFFD\u0000"
            })
    void aRecordThatMeansNothingIsDamaged(String content) throws IOException {
        Files.writeString(directory.resolve("identity"), content.replace(';', '\n'));

        Memory memory = new BrokerFolder(directory).memory();

        assertThat(memory.process()).isEmpty();
        assertThat(memory.damaged()).containsExactly(directory.resolve("identity"));
    }

    @Test
    void aRecordThatIsTooLargeOrNoFileIsDamaged() throws IOException {
        Files.write(directory.resolve("identity"), new byte[1_000_000]);
        Files.createDirectory(directory.resolve("intent"));

        assertThat(new BrokerFolder(directory).memory().damaged()).hasSize(2);
    }
}
