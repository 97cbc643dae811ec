package io.github.pidkeeper.core.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With "start" and "stop" in front of its flags, the stand-in does to the pid file what the releases of NanoMQ do. */
class StandInNanoMqIT {

    private final StandIn nanomq = StandIn.named("nanomq");
    private final Path pidFile = nanomq.directory().resolve("run/nanomq/nanomq.pid");
    private final Path conf = nanomq.directory().resolve("nanomq.conf");

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(conf, """
            mqtt { keepalive_multiplier = 1.25 }
            listeners.tcp {
              bind = "127.0.0.1:%d"
            }
            http_server { port = 8081 }
            """.formatted(nanomq.freePort()));
    }

    @AfterEach
    void nothingIsLeft() {
        nanomq.close();
        assertThat(nanomq.running()).isEmpty();
    }

    @Test
    void startWritesTwelveBytesBeforeTheBindIntoADirectoryOfItsOwn() throws IOException {
        StandInProcess broker = nanomq("start").awaitReady();

        assertThat(broker.told().getLast()).isEqualTo("ready");
        assertThat(broker.told()).containsSubsequence("pid-file", "port " + broker.port());
        assertThat(Files.readString(conf)).contains("127.0.0.1:" + broker.port());
        assertThat(Files.readString(pidFile)).isEqualTo(padded(broker.pid()));
        assertThat(Files.getPosixFilePermissions(pidFile.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void thePidFileStaysAfterTheExit() {
        StandInProcess broker = nanomq("start").awaitReady();
        broker.signal("TERM");

        assertThat(broker.awaitExit()).isZero();
        assertThat(pidFile).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.23.1", "0.24.1", "0.25.6"})
    void aSecondStartOverwritesTheFileAndDies(String version) throws IOException {
        StandInProcess first = nanomq("start", "--as", version).awaitReady();
        StandInProcess second = nanomq("start", "--as", version);

        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.told()).anyMatch(line -> line.endsWith("Address in use"));
        assertThat(Files.readString(pidFile)).isEqualTo(padded(second.pid()));
        assertThat(first.isAlive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.23.2", "0.24.0"})
    void aSecondStartIsRefusedWhileTheFileNamesALiveProcess(String version) throws IOException {
        StandInProcess first = nanomq("start", "--as", version).awaitReady();
        StandInProcess second = nanomq("start", "--as", version);

        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.told()).anyMatch(line -> line.startsWith("One NanoMQ instance is still running"));
        assertThat(Files.readString(pidFile)).isEqualTo(padded(first.pid()));
    }

    @Test
    void stopSaysStoppedWithoutWaitingAndLeavesTheFile() {
        StandInProcess broker = nanomq("start", "--exit-delay", "60000").awaitReady();
        StandInProcess stop = nanomq("stop");

        assertThat(stop.awaitExit()).isZero();
        assertThat(stop.told()).containsExactly("NanoMQ stopped.");
        broker.await("term");
        assertThat(broker.isAlive()).isTrue();
        assertThat(pidFile).exists();
    }

    @Test
    void stopOf0231DeletesTheFileAndStopsNothing() {
        StandInProcess broker = nanomq("start", "--as", "0.23.1").awaitReady();
        StandInProcess stop = nanomq("stop", "--as", "0.23.1");

        assertThat(stop.awaitExit()).isEqualTo(1);
        assertThat(stop.told()).containsExactly("There is no running NanoMQ instance.");
        assertThat(pidFile).doesNotExist();
        assertThat(broker.isAlive()).isTrue();
        assertThat(broker.told()).doesNotContain("term");
    }

    @Test
    void stopAfterAFailedSecondStartOrphansTheFirst() {
        StandInProcess first = nanomq("start").awaitReady();
        nanomq("start").awaitExit();

        assertThat(nanomq("stop").awaitExit()).isEqualTo(1);
        assertThat(pidFile).doesNotExist();
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void stopWithoutAFileSaysThatNothingRuns() {
        StandInProcess stop = nanomq("stop");

        assertThat(stop.awaitExit()).isEqualTo(1);
        assertThat(stop.told()).containsExactly("There is no running NanoMQ instance.");
    }

    @Test
    void aDaemonsStarterSucceedsEvenThoughThePortIsTaken() {
        StandInProcess first = nanomq("start").awaitReady();
        StandInProcess starter = nanomq("start", "-d");

        assertThat(starter.awaitExit()).isZero();
        Patience.ofABusyMachine()
                .until("the file is overwritten", () -> !contentOf(pidFile).equals(padded(first.pid())));
        Patience.ofABusyMachine()
                .until("the daemon is gone", () -> nanomq.running().equals(List.of(first.handle())));
    }

    @Test
    void stopSignalsNoPidThatWouldMeanManyProcesses() throws IOException {
        Files.createDirectories(pidFile.getParent());
        Files.writeString(pidFile, "0");

        assertThat(nanomq("stop").awaitExit()).isEqualTo(70);
    }

    @Test
    void withoutAVerbItTellsItsVersion() {
        StandInProcess banner = nanomq.start("--version");

        assertThat(banner.awaitExit()).isEqualTo(1);
        assertThat(banner.told()).anyMatch(line -> line.endsWith(" v0.25.6-0"));
    }

    private StandInProcess nanomq(String verb, String... flags) {
        List<String> command = new ArrayList<>(List.of(verb, "--conf", conf.toString()));
        command.addAll(List.of(flags));
        return nanomq.startIn(Map.of("NANOMQ_PID_FILE", pidFile.toString()), command.toArray(String[]::new));
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String padded(long pid) {
        String digits = Long.toString(pid);
        return digits + "\0".repeat(12 - digits.length());
    }
}
