package io.github.pidkeeper.core.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.CommandMark;
import io.github.pidkeeper.core.fault.Fault;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written into the records of a broker comes back, and what is damaged is as if it were not there. */
class RecordFileTest {

    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final ProcessIdentity IDENTITY =
            new ProcessFactsBuilder(278718).build().identity();
    private static final Optional<CommandMark> COMMAND = Optional.of(new CommandMark("0badc0de"));

    @TempDir
    Path directory;

    @Test
    void whatWasRememberedComesBack() throws IOException {
        var folder = new BrokerFolder(directory);
        var process = new Remembered(IDENTITY, SINCE, COMMAND);
        var intent = new Intent(Intent.Aim.FORCED_STOP, Optional.of(IDENTITY), true, true, IDENTITY, SINCE);

        folder.remember(process);
        folder.intend(intent);

        assertThat(folder.memory())
                .isEqualTo(new Memory(Optional.of(process), Optional.of(intent), List.of(), List.of()));
    }

    @Test
    void anIdentityWithoutExecutableAndAnIntentWithoutTargetComeBackToo() throws IOException {
        var folder = new BrokerFolder(directory);
        var process = new Remembered(
                new ProcessFactsBuilder(2).executableUnreadable().build().identity(), SINCE, Optional.empty());
        var intent = new Intent(Intent.Aim.START, Optional.empty(), false, false, IDENTITY, SINCE);

        folder.remember(process);
        folder.intend(intent);

        assertThat(folder.memory())
                .isEqualTo(new Memory(Optional.of(process), Optional.of(intent), List.of(), List.of()));
    }

    @Test
    void whatAWritingThatWasCutShortHasLeftIsSweptAwayAndNothingElse() throws IOException {
        var folder = new BrokerFolder(directory);
        var process = new Remembered(IDENTITY, SINCE, COMMAND);
        folder.remember(process);
        for (String record : List.of("identity", "intent", "pid-file-change", "pid-file-replaced")) {
            Files.writeString(directory.resolve(record + ".new"), "pidkeeper-rec");
        }

        folder.sweep();

        assertThat(directory).isDirectoryNotContaining("glob:**.new");
        assertThat(folder.memory().process()).contains(process);
    }

    @Test
    void whatWasForgottenIsGone() throws IOException {
        var folder = new BrokerFolder(directory);
        folder.remember(new Remembered(IDENTITY, SINCE, COMMAND));

        folder.forget();
        folder.forget();

        assertThat(folder.memory()).isEqualTo(Memory.none());
    }

    @Test
    void nobodyElseCanReadARecord() throws IOException {
        new BrokerFolder(directory).remember(new Remembered(IDENTITY, SINCE, COMMAND));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("identity"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatAWriterLeftThatDiedIsNoObstacleAndNoRecord() throws IOException {
        var folder = new BrokerFolder(directory);
        folder.remember(new Remembered(IDENTITY, SINCE, COMMAND));
        byte[] whole = Files.readAllBytes(directory.resolve("identity"));

        for (int length = 0; length <= whole.length; length++) {
            folder.forget();
            Files.write(directory.resolve("identity.new"), Arrays.copyOf(whole, length));
            assertThat(folder.memory()).isEqualTo(Memory.none());

            folder.remember(new Remembered(IDENTITY, SINCE.plusSeconds(1), COMMAND));
            assertThat(folder.memory().process()).contains(new Remembered(IDENTITY, SINCE.plusSeconds(1), COMMAND));
        }
        assertThat(directory.resolve("identity.new")).doesNotExist();
    }

    @Test
    void aRecordThatIsTornAnywhereIsDamagedOrWhole() throws IOException {
        Memory intact = rememberAndIntend();

        for (Path file : List.of(directory.resolve("identity"), directory.resolve("intent"))) {
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                boolean onlyItsEndIsLost = length == whole.length - 1;
                expect(file + " cut at " + length, file, intact, onlyItsEndIsLost);
            }
            Files.write(file, whole);
        }
    }

    @Test
    void aRecordInWhichAByteWasChangedIsDamaged() throws IOException {
        Memory intact = rememberAndIntend();

        for (Path file : List.of(directory.resolve("identity"), directory.resolve("intent"))) {
            byte[] whole = Files.readAllBytes(file);
            for (int at = 0; at < whole.length; at++) {
                for (int bits : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
                    byte[] changed = whole.clone();
                    changed[at] ^= (byte) bits;
                    Files.write(file, changed);
                    expect(file + " changed at " + at + " by " + bits, file, intact, false);
                }
            }
            Files.write(file, whole);
        }
        assertThat(new BrokerFolder(directory).memory()).isEqualTo(intact);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pidkeeper-record 1;pid 4711;",
                "pidkeeper-record 1;boot b;pid many;ticks 1;uid 1;pid-namespace 1;since 2026-03-01T12:00:00Z;",
                "pidkeeper-record 1;boot b;pid 2;ticks 1;uid 1;pid-namespace 1;since yesterday;",
                "pidkeeper-record 1;nonsense;",
                "pidkeeper-record one;",
                "something else;",
                "\uFFFD\u0000;"
            })
    void aRecordThatMeansNothingIsDamaged(String body) throws IOException {
        Files.writeString(directory.resolve("identity"), whole(body.replace(';', '\n')));

        Memory memory = new BrokerFolder(directory).memory();

        assertThat(memory.process()).isEmpty();
        assertThat(memory.damaged()).containsExactly(directory.resolve("identity"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pidkeeper-record 2;pid 4711;", "pidkeeper-record 17;{\"new\": true};", "pidkeeper-record 0;"})
    @Fault("D14")
    void aRecordOfAnotherVersionThatIsNotUnderstoodIsForeignAndNotDamaged(String body) throws IOException {
        Files.writeString(directory.resolve("intent"), whole(body.replace(';', '\n')));

        Memory memory = new BrokerFolder(directory).memory();

        assertThat(memory.foreign()).containsExactly(directory.resolve("intent"));
        assertThat(memory.damaged()).isEmpty();
    }

    @Test
    void aRecordOfALaterVersionIsUnderstoodAsFarAsItIsKnown() throws IOException {
        Files.writeString(directory.resolve("identity"), laterVersion());

        assertThat(new BrokerFolder(directory).memory().process())
                .contains(new Remembered(IDENTITY, SINCE, Optional.empty()));
    }

    @Test
    void aRecordOfALaterVersionIsKeptWhenAnotherTakesItsPlace() throws IOException {
        var folder = new BrokerFolder(directory);
        Path kept = directory.resolve("identity.version-2");

        Files.writeString(directory.resolve("identity"), laterVersion());
        folder.remember(new Remembered(IDENTITY, SINCE.plusSeconds(1), COMMAND));
        assertThat(kept).hasContent(laterVersion());
        assertThat(folder.memory().process()).contains(new Remembered(IDENTITY, SINCE.plusSeconds(1), COMMAND));

        Files.delete(kept);
        Files.writeString(directory.resolve("identity"), laterVersion());
        folder.forget();
        assertThat(kept).hasContent(laterVersion());
        assertThat(folder.memory()).isEqualTo(Memory.none());
    }

    @Test
    void nobodyWaitsForAFifoInThePlaceOfARecord() throws Exception {
        Path fifo = directory.resolve("identity");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();

        assertThat(new BrokerFolder(directory).memory().damaged()).containsExactly(fifo);
    }

    @Test
    void anInterruptDoesNotKeepARecordFromBeingWritten() throws IOException {
        Thread.currentThread().interrupt();
        new BrokerFolder(directory).remember(new Remembered(IDENTITY, SINCE, COMMAND));
        assertThat(Thread.interrupted()).as("is kept for who is meant").isTrue();

        assertThat(new BrokerFolder(directory).memory().process()).isPresent();
    }

    private Memory rememberAndIntend() throws IOException {
        var folder = new BrokerFolder(directory);
        folder.remember(new Remembered(IDENTITY, SINCE, COMMAND));
        folder.intend(new Intent(Intent.Aim.STOP, Optional.of(IDENTITY), false, false, IDENTITY, SINCE));
        return folder.memory();
    }

    /** One of the two records is damaged or as it was; the other is as it was in any case. */
    private void expect(String what, Path file, Memory intact, boolean whole) {
        boolean ofIdentity = file.endsWith("identity");
        var expected = whole
                ? intact
                : new Memory(
                        ofIdentity ? Optional.empty() : intact.process(),
                        ofIdentity ? intact.intent() : Optional.empty(),
                        List.of(file),
                        List.of());
        assertThat(new BrokerFolder(directory).memory()).as(what).isEqualTo(expected);
    }

    /** The identity, with a version and a field that are not known yet. */
    private static String laterVersion() {
        return whole("pidkeeper-record 2\ncolour green\n"
                + new IdentityFields("")
                        .of(IDENTITY).entrySet().stream()
                                .map(field -> field.getKey() + " " + field.getValue() + "\n")
                                .reduce("", String::concat)
                + "since " + SINCE + "\n");
    }

    /** With the last line that the record of any version has. */
    static String whole(String body) {
        var sum = new CRC32();
        sum.update(body.getBytes(UTF_8));
        return body + String.format(Locale.ROOT, "end %08x\n", sum.getValue());
    }

    @Test
    void aRecordThatIsTooLargeOrNoFileIsDamaged() throws IOException {
        Files.write(directory.resolve("identity"), new byte[1_000_000]);
        Files.createDirectory(directory.resolve("intent"));

        assertThat(new BrokerFolder(directory).memory().damaged()).hasSize(2);
    }
}
