package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.process.Bound;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.Place;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.standin.StandIn;
import io.github.pidkeeper.core.standin.StandInProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LinuxProcessTableIT {

    private final ProcessTable table = RealTable.ofThisSystem();
    private final StandIn standIn = StandIn.named("a (broker) R 1");

    @AfterEach
    void nothingIsLeft() {
        standIn.close();
        assertThat(standIn.running()).isEmpty();
    }

    @Test
    void aProcessIsPinnedWithItsFacts() throws IOException {
        Instant before = Instant.now();
        StandInProcess broker = standIn.start("--port", "0").awaitReady();

        try (PinnedProcess process = RealTable.pinned(table, broker.pid())) {
            ProcessFacts facts = process.facts();
            assertThat(process.hold()).isEqualTo(PinnedProcess.Hold.PIDFD);
            assertThat(process.hasExited()).isFalse();
            assertThat(facts.pid()).isEqualTo(broker.pid());
            assertThat(facts.parent()).isEqualTo(table.ownPid());
            assertThat(facts.executable()).contains(standIn.program());
            assertThat(facts.executableReplaced()).isFalse();
            assertThat(facts.commandLine()).containsExactly(standIn.program().toString(), "--port", "0");
            assertThat(facts.workingDirectory()).contains(Path.of("").toAbsolutePath());
            assertThat(facts.user()).isEqualTo(System.getProperty("user.name"));
            assertThat(facts.startedAt())
                    .isBetween(before.minusSeconds(2), Instant.now().plusSeconds(2));
            assertThat(facts.suspended()).isFalse();
            assertThat(facts.ownPidNamespace()).isTrue();
            assertThat(facts.unit()).isEmpty();
            assertThat(facts.container()).isEmpty();
            assertThat(facts.identity().bootId()).hasSize(36);
            assertThat(facts.identity().pidNamespace()).isPositive();
            assertThat(facts.identity().executable().orElseThrow().inode())
                    .isEqualTo(((Number) Files.getAttribute(standIn.program(), "unix:ino")).longValue());
        }
    }

    @Test
    void anEmptyArgumentAtTheEndIsToldAsWell() {
        StandInProcess broker = standIn.start("--port", "0", "--conf", "").awaitReady();

        try (PinnedProcess process = RealTable.pinned(table, broker.pid())) {
            assertThat(process.facts().commandLine())
                    .containsExactly(standIn.program().toString(), "--port", "0", "--conf", "");
        }
    }

    @Test
    void whatATitleHasWipedOutIsToldAsOneEmptyWord() {
        StandInProcess broker = standIn.start("--title", "broker: serving").awaitReady();

        try (PinnedProcess process = RealTable.pinned(table, broker.pid())) {
            assertThat(process.facts().commandLine()).containsExactly("broker: serving", "");
        }
    }

    @Test
    void aProcessIsFoundByItsExecutableAndTellsAVariable() throws Exception {
        var builder = new ProcessBuilder(standIn.program().toString(), "--port", "0");
        builder.environment().put("NANOMQ_PID_FILE", "/run/a=b.pid");
        Process process = builder.start();
        try {
            assertThat(table.runningAs(standIn.program()::equals)).contains(process.pid());
            assertThat(table.runningAs(path -> path.equals(Path.of("/no/such/program"))))
                    .isEmpty();
            assertThat(table.variable(process.pid(), "NANOMQ_PID_FILE")).contains("/run/a=b.pid");
            assertThat(table.variable(process.pid(), "NANOMQ_PID")).isEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(table.variable(process.pid(), "NANOMQ_PID_FILE")).isEmpty();
    }

    @Test
    void theSameProcessHasTheSameIdentityAndFactsAgain() {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();

        try (PinnedProcess first = RealTable.pinned(table, broker.pid());
                PinnedProcess again = RealTable.pinned(RealTable.ofThisSystem(), broker.pid())) {
            assertThat(first.facts().identity().sameProcessAs(again.facts().identity()))
                    .isTrue();
            assertThat(again.facts()).isEqualTo(first.facts());
        }
    }

    @Test
    void twoProcessesAreNotTheSame() {
        long one = standIn.start("--port", "0").awaitReady().pid();
        long other = standIn.start("--port", "0").awaitReady().pid();

        assertThat(facts(one).identity().sameProcessAs(facts(other).identity())).isFalse();
    }

    @Test
    void aZombieIsGone() {
        long child = Long.parseLong(
                standIn.start("--unreaped", "--exit-at-once", "0").await("child"));

        Patience.ofABusyMachine().until("gone", () -> table.pin(child) instanceof Pinning.Gone);
        assertThat(Path.of("/proc", Long.toString(child))).exists();
    }

    @Test
    void aPidThatNobodyHasIsGone() {
        StandInProcess broker = standIn.start("--exit-at-once", "0");
        broker.awaitExit();

        assertThat(table.pin(broker.pid())).isEqualTo(new Pinning.Gone());
        assertThat(table.pin(table.largestPid() + 1)).isEqualTo(new Pinning.Gone());
    }

    @Test
    void theLargestPidIsBelowTheKernelsLimit() throws IOException {
        assertThat(table.largestPid() + 1)
                .isEqualTo(Long.parseLong(
                        Files.readAllLines(Path.of("/proc/sys/kernel/pid_max")).getFirst()));
    }

    @Test
    void numbersThatMeanManyProcessesAreNobody() {
        assertThat(table.pin(0)).isEqualTo(new Pinning.Gone());
        assertThat(table.pin(-1)).isEqualTo(new Pinning.Gone());
        assertThat(table.pin(-table.ownPid())).isEqualTo(new Pinning.Gone());
        assertThat(table.pin((1L << 32) + table.ownPid())).isEqualTo(new Pinning.Gone());
    }

    @Test
    void theNumberOfAThreadIsNobody() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            long thread = threads.map(path -> Long.parseLong(path.getFileName().toString()))
                    .filter(tid -> tid != table.ownPid())
                    .findFirst()
                    .orElseThrow();

            assertThat(table.pin(thread)).isEqualTo(new Pinning.Gone());
        }
    }

    @Test
    void aStoppedProcessIsSuspendedAndAlive() {
        StandInProcess broker = standIn.start("--stop-itself").awaitReady();

        Patience.ofABusyMachine().until("suspended", () -> facts(broker.pid()).suspended());
    }

    @Test
    void aDeletedExecutableKeepsItsName() throws IOException {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        Files.delete(standIn.program());

        assertThat(facts(broker.pid()).executable()).contains(standIn.program());
        assertThat(facts(broker.pid()).executableReplaced()).isTrue();
        assertThat(table.startedFrom(List.of(standIn.program()))).containsExactly(broker.pid());
    }

    @Test
    void aReplacedExecutableKeepsItsNameAndItsIdentity() throws IOException {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        ProcessFacts before = facts(broker.pid());
        Path next = standIn.directory().resolve("next");
        Files.copy(standIn.program(), next, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(next, standIn.program(), StandardCopyOption.REPLACE_EXISTING);

        ProcessFacts after = facts(broker.pid());

        assertThat(after.executable()).contains(standIn.program());
        assertThat(after.executableReplaced()).isTrue();
        assertThat(after.identity()).isEqualTo(before.identity());
    }

    @Test
    void whoExecutesAnotherFileIsReadAnew() throws IOException {
        StandInProcess broker = standIn.start("--port", "0", "--reexec-on-hup").awaitReady();
        ProcessFacts before = facts(broker.pid());
        Path next = standIn.directory().resolve("next");
        Files.copy(standIn.program(), next, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(next, standIn.program(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(facts(broker.pid()).executableReplaced()).isTrue();
        broker.signal("HUP");
        broker.await("ready", 2);

        ProcessFacts after = facts(broker.pid());

        assertThat(after.executableReplaced()).isFalse();
        assertThat(after.identity().sameProcessAs(before.identity())).isTrue();
        assertThat(after.identity().executable())
                .isPresent()
                .isNotEqualTo(before.identity().executable());
    }

    @Test
    void aFileMayReallyBeCalledDeleted() {
        try (StandIn odd = StandIn.named("broker (deleted)")) {
            StandInProcess broker = odd.start("--port", "0").awaitReady();

            assertThat(facts(broker.pid()).executable()).contains(odd.program());
            assertThat(facts(broker.pid()).executableReplaced()).isFalse();
        }
    }

    @Test
    void theBrokersOfAnExecutableAreFound() {
        StandInProcess one = standIn.start("--port", "0").awaitReady();
        StandInProcess other = standIn.start("--port", "0").awaitReady();

        assertThat(table.startedFrom(List.of(standIn.program()))).containsExactlyInAnyOrder(one.pid(), other.pid());
    }

    @Test
    void theHolderOfAPortIsFound() {
        StandInProcess broker = standIn.start("--port", "0");
        int port = broker.port();
        assertThat(table.holderOf(port)).isInstanceOfSatisfying(PortHolder.Held.class, held -> {
            assertThat(held.pids()).containsExactly(broker.pid());
            assertThat(held.at()).extracting(Bound::toString).containsExactly("127.0.0.1:" + port);
        });

        broker.signal("TERM");
        broker.awaitExit();
        assertThat(table.holderOf(port)).isEqualTo(new PortHolder.Nobody());
    }

    @Test
    void theNumberOfAThreadHoldsNoPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var tasks = Files.list(Path.of("/proc/self/task"))) {
            long thread = tasks.map(task -> Long.parseLong(task.getFileName().toString()))
                    .filter(number -> number != table.ownPid())
                    .findFirst()
                    .orElseThrow();

            assertThat(table.holderOf(Place.anywhere(socket.getLocalPort()), List.of(thread)))
                    .isInstanceOfSatisfying(
                            PortHolder.Held.class,
                            held -> assertThat(held.pids()).containsExactly(table.ownPid()));
        }
    }

    @Test
    @Fault("D09")
    void whoCannotBeReadIsConcealedAndNeverGone(@TempDir Path emptyProc) throws IOException {
        Files.createDirectories(emptyProc.resolve("sys/kernel/random"));
        Files.writeString(emptyProc.resolve("sys/kernel/random/boot_id"), "a-boot");
        Path self = Files.createDirectory(emptyProc.resolve(Long.toString(table.ownPid())));
        Files.createSymbolicLink(emptyProc.resolve("self"), self.getFileName());
        ProcessTable hidden = RealTable.of(new Procfs(emptyProc));
        StandInProcess broker = standIn.start("--port", "0").awaitReady();

        assertThat(hidden.pin(broker.pid())).isEqualTo(new Pinning.Concealed("No such file or directory"));
        broker.signal("TERM");
        broker.awaitExit();
        assertThat(hidden.pin(broker.pid())).isEqualTo(new Pinning.Gone());
    }

    @Test
    void noDescriptorIsLeftByAThousandPins() throws InterruptedException {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        StandInProcess dead = standIn.start("--exit-at-once", "0");
        dead.awaitExit();
        pinAndWait(broker.pid());
        var descriptors = new OpenDescriptors();
        int before = descriptors.count();

        for (int i = 0; i < 1000; i++) {
            pinAndWait(broker.pid());
            assertThat(table.pin(dead.pid())).isInstanceOf(Pinning.Gone.class);
        }

        assertThat(descriptors.count()).isEqualTo(before);
    }

    private void pinAndWait(long pid) throws InterruptedException {
        try (PinnedProcess process = RealTable.pinned(table, pid)) {
            assertThat(process.awaitExit(Duration.ZERO)).isFalse();
        }
    }

    private ProcessFacts facts(long pid) {
        try (PinnedProcess process = RealTable.pinned(table, pid)) {
            return process.facts();
        }
    }
}
