package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.RealBench.padded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.standin.FileTree;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repairs of pid files, with real files, a real broker, and a live bystander whom they might name. */
@Timeout(60)
class RepairIT {

    private final RealBench bench = new RealBench(Duration.ofSeconds(10));
    private final Broker broker = bench.nanomq();
    private final StandIn other = StandIn.named("bystander");
    private final StandInProcess bystander = other.start("--port", "0").awaitReady();

    @AfterEach
    void theBystanderIsUnharmedAndNothingIsLeft() throws IOException {
        assertThat(bystander.isAlive()).isTrue();
        assertThat(bystander.told()).doesNotContain("term", "hup", "cont");
        try (Stream<Path> files = Files.list(bench.pidFile.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("litter beside the pid file")
                    .noneMatch(name -> name.startsWith(".pidkeeper"));
        }
        other.close();
        bench.close();
    }

    @Test
    void whatItsOwnSecondStartHasOverwrittenIsRepairedByteForByteAndTakenBack() throws Exception {
        StandInProcess first = bench.startByHand(broker).awaitReady();
        StandInProcess second = bench.startByHand(broker);
        assertThat(second.awaitExit()).isEqualTo(1);
        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.MISMATCHED);

        assertThat(repair()).isInstanceOf(Outcome.Done.class);

        assertThat(bench.pidFileBytes()).isEqualTo(padded(first.pid()));
        bench.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
        assertThat(undo()).isInstanceOf(Outcome.Done.class);
        assertThat(bench.pidFileBytes()).isEqualTo(padded(second.pid()));
        assertThat(undo()).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(first.told()).doesNotContain("term", "hup", "cont");
    }

    @Test
    void aRepairedFileIsTheBrokersOwnAgain() throws Exception {
        StandInProcess process = bench.startByHand(broker).awaitReady();
        Files.delete(bench.pidFile);

        assertThat(repair()).isInstanceOf(Outcome.Done.class);

        assertThat(bench.pidFileBytes()).isEqualTo(padded(process.pid()));
        assertThat(bench.stop(broker, new FollowedSteps())).isInstanceOf(Outcome.Done.class);
        assertThat(process.awaitExit()).isZero();
        assertThat(bench.pidFile).doesNotExist();
    }

    @Test
    void aSuspendedBrokerIsNoLessProven() throws Exception {
        StandInProcess process = bench.startByHand(broker).awaitReady();
        process.signal("STOP");
        Files.writeString(bench.pidFile, Long.toString(bystander.pid()));

        assertThat(repair()).isInstanceOf(Outcome.Done.class);

        assertThat(bench.pidFileBytes()).isEqualTo(padded(process.pid()));
    }

    /** PID stands for the bystander's pid. */
    @ParameterizedTest
    @ValueSource(strings = {"PID", "PID\0\0\0\0", "", " \n", "PID garbage", "-1", "0", "NaN", "99999999999999999999"})
    void whileNothingRunsTheFileIsSetAsideAndComesBack(String content) throws Exception {
        byte[] bytes = content.replace("PID", Long.toString(bystander.pid())).getBytes(UTF_8);
        Files.write(bench.pidFile, bytes);

        assertThat(repair()).isInstanceOf(Outcome.Done.class);

        assertThat(bench.pidFile).doesNotExist();
        bench.expect(broker, BrokerState.STOPPED, PidFileHealth.ABSENT);
        assertThat(undo()).isInstanceOf(Outcome.Done.class);
        assertThat(bench.pidFileBytes()).isEqualTo(bytes);
    }

    @Test
    void whatAStartSetAsideDoesNotComeBackOverTheBrokersOwnFile() throws Exception {
        Files.writeString(bench.pidFile, "no number");
        long pid = bench.start(broker);

        assertThat(undo()).isInstanceOf(Outcome.Refused.class);

        assertThat(bench.pidFileBytes()).isEqualTo(padded(pid));
    }

    @Test
    void whatIsNoPlainFileIsRefusedWhetherTheBrokerRunsOrNot() throws Exception {
        for (boolean running : new boolean[] {false, true}) {
            if (running) {
                bench.startByHand(broker).awaitReady();
            }
            for (Unsafe unsafe : Unsafe.values()) {
                Files.deleteIfExists(bench.pidFile);
                unsafe.put(bench.pidFile);
                var before = FileTree.of(bench.pidFile);

                Outcome outcome = repair();

                assertThat(outcome).as(unsafe.name()).isInstanceOf(Outcome.Refused.class);
                assertThat(outcome.message().phrase()).as(unsafe.name()).isEqualTo(Phrase.REPAIR_OF_UNSAFE);
                assertThat(FileTree.of(bench.pidFile)).as(unsafe.name()).isEqualTo(before);
            }
        }
    }

    /** What may be at the path of a pid file and is not to be touched. */
    private enum Unsafe {
        DIRECTORY,
        FIFO,
        LINK_TO_NOWHERE,
        LINK_TO_ITSELF,
        LINK_TO_A_DEVICE,
        WRITABLE_BY_ALL,
        TOO_LARGE;

        void put(Path path) throws Exception {
            switch (this) {
                case DIRECTORY -> Files.createDirectory(path);
                case FIFO ->
                    assertThat(new ProcessBuilder("mkfifo", path.toString())
                                    .start()
                                    .waitFor())
                            .isZero();
                case LINK_TO_NOWHERE -> Files.createSymbolicLink(path, Path.of("nowhere.pid"));
                case LINK_TO_ITSELF -> Files.createSymbolicLink(path, path.getFileName());
                case LINK_TO_A_DEVICE -> Files.createSymbolicLink(path, Path.of("/dev/zero"));
                case WRITABLE_BY_ALL -> {
                    Files.writeString(path, "4711");
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
                }
                case TOO_LARGE -> {
                    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
                        file.writeBytes("4711\n");
                        file.setLength(1L << 30);
                    }
                }
            }
        }
    }

    private Outcome repair() throws InterruptedException {
        return bench.lifecycle.repair(broker, new FollowedSteps());
    }

    private Outcome undo() throws InterruptedException {
        return bench.lifecycle.undoRepair(broker, new FollowedSteps());
    }
}
