package io.github.pidkeeper.core.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pid files that lie, or are none, with real files and a live bystander whom they might name. */
@Timeout(60)
class PidFileFaultsIT {

    private final RealBench bench = new RealBench(Duration.ofSeconds(10));
    private final Broker broker = bench.nanomq();
    private final StandIn other = StandIn.named("bystander");
    private final StandInProcess bystander = other.start("--port", "0").awaitReady();

    @AfterEach
    void theBystanderIsUnharmedAndNothingIsLeft() {
        assertThat(bystander.isAlive()).isTrue();
        assertThat(bystander.told()).doesNotContain("term", "hup", "cont");
        other.close();
        bench.close();
    }

    /** PID stands for the bystander's pid. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\r\n",
                "PID garbage",
                "PIDx",
                "+PID",
                "0PID",
                "0xPID",
                "PID PID",
                "99999999999999999999",
                "NaN",
                "1",
                "pid=PID",
                "\"PID\""
            })
    @Fault({"A07", "A08", "A11", "A15", "A18", "A20"})
    void whatIsNoPidFileStopsNobodyAndIsSetAsideByAStart(String content) throws Exception {
        Files.writeString(bench.pidFile, content.replace("PID", Long.toString(bystander.pid())));

        bench.expect(broker, BrokerState.STOPPED, PidFileHealth.MALFORMED);
        assertThat(bench.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.NothingToDo.class);
        bench.start(broker);
        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
    }

    @Test
    @Fault({"A21", "A23"})
    void digitsOfOtherScriptsAndEncodingsNameNobody() throws Exception {
        String pid = Long.toString(bystander.pid());
        Files.writeString(
                bench.pidFile,
                pid.chars()
                        .mapToObj(digit -> Character.toString('\u0660' + digit - '0'))
                        .reduce("", String::concat));
        bench.expect(broker, BrokerState.STOPPED, PidFileHealth.MALFORMED);

        Files.write(bench.pidFile, ("\uFEFF" + pid).getBytes(UTF_16LE));
        bench.expect(broker, BrokerState.STOPPED, PidFileHealth.MALFORMED);
    }

    @Test
    @Fault("A16")
    void thisProgramIsNotTheBroker() throws Exception {
        Files.writeString(bench.pidFile, Long.toString(ProcessHandle.current().pid()));

        bench.expect(broker, BrokerState.STOPPED, PidFileHealth.MALFORMED);
        assertThat(bench.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.NothingToDo.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PID", "PID\n", "PID\r\n", "\uFEFFPID", "  PID\n", "PID\nmore\nlines\n", "PID\0\0\0\0"})
    @Fault({"A02", "A09", "A10", "A12"})
    void whatOtherDaemonsWriteNamesTheBrokerAndAStopWorks(String content) throws Exception {
        StandInProcess process = bench.startByHand(broker).awaitReady();
        Files.write(
                bench.pidFile,
                content.replace("PID", Long.toString(process.pid())).getBytes(UTF_8));

        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
        assertThat(bench.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        assertThat(process.awaitExit()).isZero();
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    @Fault("B02")
    void aDirectoryInItsPlaceIsRefusedAndKept() throws Exception {
        Files.createDirectory(bench.pidFile);

        refused();
        assertThat(bench.pidFile).isDirectory();
    }

    @Test
    @Fault("B03")
    void aFifoIsNotWaitedFor() throws Exception {
        run("mkfifo", bench.pidFile.toString());

        refused();
    }

    @Test
    @Fault("B04")
    void aDeviceIsNotRead() throws Exception {
        Files.createSymbolicLink(bench.pidFile, Path.of("/dev/zero"));

        refused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere.pid", "broker.pid"})
    @Fault({"B05", "B07"})
    void aLinkIsNotFollowedAndNothingIsCreatedThroughIt(String target) throws Exception {
        Files.createSymbolicLink(bench.pidFile, Path.of(target));

        refused();
        assertThat(Files.isSymbolicLink(bench.pidFile)).isTrue();
        assertThat(Files.exists(bench.pidFile.resolveSibling("nowhere.pid"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    @Fault("B01")
    void aHugeFileIsNotReadAndNotActedOn() throws Exception {
        try (var file = new RandomAccessFile(bench.pidFile.toFile(), "rw")) {
            file.writeBytes(bystander.pid() + "\n");
            file.setLength(1L << 30);
        }

        refused();
        assertThat(Files.size(bench.pidFile)).isEqualTo(1L << 30);
    }

    @Test
    @Fault("B11")
    void aFileThatAnybodyCanWriteToIsNotBelieved() throws Exception {
        StandInProcess process = bench.startByHand(broker).awaitReady();
        Files.writeString(bench.pidFile, Long.toString(bystander.pid()));
        Files.setPosixFilePermissions(bench.pidFile, PosixFilePermissions.fromString("rw-rw-rw-"));

        var verdict = bench.expect(broker, BrokerState.RUNNING, PidFileHealth.UNSAFE);
        assertThat(verdict.process().orElseThrow().pid()).isEqualTo(process.pid());
        process.signal("TERM");
        process.awaitExit();
        refused();
    }

    private void refused() throws InterruptedException {
        bench.expect(broker, BrokerState.UNKNOWN, PidFileHealth.UNSAFE);
        Outcome started = bench.lifecycle.start(broker, new FollowedSteps());
        assertThat(started).isInstanceOf(Outcome.Refused.class);
        assertThat(started.message().phrase()).isEqualTo(Phrase.START_OF_UNKNOWN);
        assertThat(bench.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Refused.class);
        assertThat(bench.running()).isEmpty();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
