package io.github.pidkeeper.core.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each flag of the stand-in does what it says. */
class StandInIT {

    private static final byte[] CONNECT_3_1_1 = {0x10, 12, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 0};
    private static final byte[] CONNECT_5 = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 60, 0, 0, 0};

    private final Patience patience = Patience.ofABusyMachine();
    private final StandIn standIn = StandIn.named("a-broker");
    private final Path pidFile = standIn.directory().resolve("broker.pid");

    @AfterEach
    void nothingIsLeft() {
        standIn.close();
        assertThat(standIn.running()).isEmpty();
        assertThat(standIn.directory()).doesNotExist();
    }

    @Test
    void aConnectIsAcknowledgedInTheClientsVersionOfTheProtocol() throws IOException {
        StandInProcess broker = standIn.start("--port", "0");

        assertThat(reply(broker.port(), CONNECT_3_1_1)).containsExactly(0x20, 2, 0, 0);
        assertThat(reply(broker.port(), CONNECT_5)).containsExactly(0x20, 3, 0, 0, 0);
    }

    @Test
    void aSilentBrokerAcceptsAndNeverAnswers() throws IOException {
        StandInProcess broker = standIn.start("--port", "0", "--silent");

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            socket.setSoTimeout(200);
            socket.getOutputStream().write(CONNECT_3_1_1);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"plain,''", "newline,'\n'", "crlf,'\r\n'"})
    void thePidIsFollowedByWhatTheFormatSays(String format, String end) throws IOException {
        StandInProcess broker = standIn.start("--pid-file", pidFile.toString(), "--pid-format", format);
        broker.await("pid-file");

        assertThat(Files.readString(pidFile)).isEqualTo(broker.pid() + end);
    }

    @Test
    void nanomqsFormatIsTwelveBytesPaddedWithNul() throws IOException {
        StandInProcess broker = standIn.start("--pid-file", pidFile.toString(), "--pid-format", "nanomq");
        broker.await("pid-file");

        String pid = Long.toString(broker.pid());
        assertThat(Files.readString(pidFile)).isEqualTo(pid + "\0".repeat(12 - pid.length()));
    }

    @Test
    void postmastersFormatHasThePidOnTheFirstOfFourLines() throws IOException {
        StandInProcess broker = standIn.start("--pid-file", pidFile.toString(), "--pid-format", "postmaster");
        broker.await("pid-file");

        assertThat(Files.readAllLines(pidFile)).hasSize(4).first().isEqualTo(Long.toString(broker.pid()));
    }

    @ParameterizedTest
    @CsvSource({
        "before-bind, pid pid-file port ready",
        "after-bind, pid port pid-file ready",
        "late:50, pid port ready pid-file",
        "never, pid port ready"
    })
    void thePidIsWrittenWhenTheFlagSays(String when, String order) {
        StandInProcess broker = standIn.start("--port", "0", "--pid-file", pidFile.toString(), "--write-pid", when);
        broker.awaitReady();
        if (order.contains("pid-file")) {
            broker.await("pid-file");
        }

        assertThat(String.join(" ", broker.told().stream().map(StandInIT::event).toList()))
                .isEqualTo(order);
        assertThat(Files.exists(pidFile)).isEqualTo(order.contains("pid-file"));
    }

    @Test
    void thePidFileIsEmptyForAWhile() {
        StandInProcess broker = standIn.start("--pid-file", pidFile.toString(), "--empty-first", "200");

        patience.until("an empty file", () -> Files.exists(pidFile));
        assertThat(pidFile).isEmptyFile();
        broker.await("pid-file");
        assertThat(pidFile).isNotEmptyFile();
    }

    @Test
    void theBindComesLate() {
        StandInProcess broker = standIn.start("--port", "0", "--bind-after", "100", "--pid-file", pidFile.toString());
        broker.await("pid-file");
        assertThat(broker.told().stream().map(StandInIT::event)).doesNotContain("port");

        assertThat(broker.port()).isPositive();
    }

    @Test
    void termEndsItAndLeavesThePidFile() {
        StandInProcess broker = standIn.start("--pid-file", pidFile.toString()).awaitReady();
        broker.signal("TERM");

        assertThat(broker.awaitExit()).isZero();
        assertThat(pidFile).exists();
    }

    @Test
    void thePidFileIsRemovedOnExitWhoeverItNames() throws IOException {
        StandInProcess broker = standIn.start("--pid-file", pidFile.toString(), "--remove-pid-on-exit")
                .awaitReady();
        Files.writeString(pidFile, "2");
        broker.signal("TERM");

        assertThat(broker.awaitExit()).isZero();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void termIsIgnored() {
        StandInProcess broker = standIn.start("--ignore-term").awaitReady();
        broker.signal("TERM");
        broker.await("term");
        broker.signal("TERM");
        broker.await("term", 2);

        assertThat(broker.isAlive()).isTrue();
        broker.handle().destroyForcibly();
        assertThat(broker.awaitExit()).isEqualTo(128 + 9);
    }

    @Test
    void theExitTakesItsTimeAndHasItsCode() {
        StandInProcess broker =
                standIn.start("--exit-delay", "300", "--exit-code", "5").awaitReady();
        broker.signal("TERM");
        broker.await("term");
        long asked = System.nanoTime();

        assertThat(broker.isAlive()).isTrue();
        assertThat(broker.awaitExit()).isEqualTo(5);
        assertThat(System.nanoTime() - asked).isGreaterThan(200_000_000);
    }

    @Test
    void itExitsAtOnceWithoutWritingAnything() {
        StandInProcess broker = standIn.start("--exit-at-once", "3", "--pid-file", pidFile.toString(), "--port", "0");

        assertThat(broker.awaitExit()).isEqualTo(3);
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void itCrashesAfterAWhile() {
        StandInProcess broker = standIn.start("--crash-after", "50").awaitReady();

        assertThat(broker.awaitExit()).isEqualTo(128 + 6);
    }

    @Test
    void aTakenPortEndsItWithAnErrorAndAWrongPidFile() throws IOException {
        StandInProcess first = standIn.start("--port", "0", "--pid-file", pidFile.toString());
        StandInProcess second =
                standIn.start("--port", Integer.toString(first.port()), "--pid-file", pidFile.toString());

        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(Files.readString(pidFile)).isEqualTo(Long.toString(second.pid()));
        assertThat(second.told()).anyMatch(line -> line.endsWith("Address in use"));
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void aDaemonOutlivesItsStarterInASessionOfItsOwn() throws IOException {
        StandInProcess starter = standIn.start("--daemonise", "--pid-file", pidFile.toString());

        assertThat(starter.awaitExit()).isZero();
        patience.until("a pid", () -> Files.exists(pidFile) && pidFile.toFile().length() > 0);
        long pid = Long.parseLong(Files.readString(pidFile));
        assertThat(pid).isNotEqualTo(starter.pid());
        assertThat(standIn.running()).extracting(ProcessHandle::pid).containsExactly(pid);
        assertThat(stat(pid).get(3))
                .as("session")
                .isNotEqualTo(stat(ProcessHandle.current().pid()).get(3));
        assertThat(Path.of("/proc", Long.toString(pid), "cwd").toRealPath()).isEqualTo(Path.of("/"));
    }

    @Test
    void anUnreapedBrokerStaysAZombie() throws IOException {
        StandInProcess parent = standIn.start("--unreaped", "--exit-at-once", "0");
        long child = Long.parseLong(parent.await("child"));

        patience.until("a zombie", () -> stat(child).getFirst().equals("Z"));
        assertThat(parent.isAlive()).isTrue();
    }

    @Test
    void theSameProcessExecutesTheNewProgramOnHup() throws IOException {
        StandInProcess broker = standIn.start("--port", "0", "--reexec-on-hup").awaitReady();
        Path replacement = standIn.directory().resolve("replacement");
        Files.copy(standIn.program(), replacement, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(replacement, standIn.program(), StandardCopyOption.ATOMIC_MOVE);
        Path executable = Path.of("/proc", Long.toString(broker.pid()), "exe");
        assertThat(Files.readSymbolicLink(executable)).hasToString(standIn.program() + " (deleted)");

        broker.signal("HUP");
        broker.await("ready", 2);

        assertThat(broker.await("pid", 2)).isEqualTo(broker.await("pid", 1)).isEqualTo(Long.toString(broker.pid()));
        assertThat(Files.readSymbolicLink(executable)).isEqualTo(standIn.program());
    }

    @Test
    void hupIsOtherwiseOnlyNoted() {
        StandInProcess broker = standIn.start("--port", "0").awaitReady();
        broker.signal("HUP");
        broker.await("hup");

        assertThat(broker.isAlive()).isTrue();
    }

    @Test
    void itStopsItselfUntilItIsContinued() {
        StandInProcess broker = standIn.start("--port", "0", "--stop-itself").awaitReady();
        patience.until("stopped", () -> stat(broker.pid()).getFirst().equals("T"));

        broker.signal("TERM");
        broker.signal("CONT");
        assertThat(broker.awaitExit()).isZero();
    }

    @Test
    void aWorkerServesInItsParentsPlaceAndEndsWithIt() throws IOException {
        StandInProcess broker = standIn.start("--port", "0", "--worker");
        long worker = Long.parseLong(broker.await("worker"));

        assertThat(reply(broker.port(), CONNECT_3_1_1)).containsExactly(0x20, 2, 0, 0);
        assertThat(stat(worker).get(1)).as("parent").isEqualTo(Long.toString(broker.pid()));
        broker.signal("TERM");
        assertThat(broker.awaitExit()).isZero();
        assertThat(standIn.running()).isEmpty();
    }

    @Test
    void aTwinIsAnotherBrokerOfTheSameCommandLineAndNobodysChild() throws IOException {
        StandInProcess broker = standIn.start("--twin").awaitReady();
        patience.until("two brokers", () -> standIn.running().size() == 2);

        long twin = standIn.running().stream()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> pid != broker.pid())
                .sum();
        assertThat(stat(twin).get(1)).as("parent").isNotEqualTo(Long.toString(broker.pid()));
        assertThat(Files.readString(Path.of("/proc", Long.toString(twin), "cmdline")))
                .isEqualTo(standIn.program() + "\0--twin\0");
    }

    @Test
    void aThreadHasANumberOfItsOwnAndIsNoProcess() {
        StandInProcess broker = standIn.start("--thread");
        String thread = broker.await("thread");

        assertThat(thread).isNotEqualTo(Long.toString(broker.pid()));
        assertThat(Path.of("/proc", Long.toString(broker.pid()), "task", thread))
                .isDirectory();
        assertThat(Path.of("/proc", thread, "stat"))
                .as("to be found, though not listed")
                .exists();
        assertThat(ProcessHandle.allProcesses().map(ProcessHandle::pid)).doesNotContain(Long.parseLong(thread));
    }

    @Test
    void itEndsByItselfInTheEnd() {
        StandInProcess broker = standIn.start("--ignore-term", "--at-most", "1");

        assertThat(broker.awaitExit()).isEqualTo(128 + 14);
    }

    @Test
    void closingEndsADaemonWhoseExecutableIsGone() throws IOException {
        StandIn other = StandIn.named("another-broker");
        Path pid = other.directory().resolve("broker.pid");
        other.start("--daemonise", "--ignore-term", "--pid-file", pid.toString());
        patience.until("a daemon", () -> Files.exists(pid));
        Files.delete(other.program());
        assertThat(other.running()).hasSize(1);

        other.close();

        assertThat(other.running()).isEmpty();
    }

    @RepeatedTest(5)
    void closingEndsADaemonThatIsJustForking() {
        StandIn other = StandIn.named("another-broker");
        other.start("--daemonise", "--ignore-term", "--port", "0");

        other.close();

        assertThat(other.running()).isEmpty();
    }

    @Test
    void anUnknownFlagIsRefused() {
        assertThat(standIn.start("--port", "0", "--polite").awaitExit()).isEqualTo(64);
    }

    /** The fields of /proc/PID/stat behind the name: state, parent, group, session. */
    private static List<String> stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String event(String line) {
        return line.split(" ", 2)[0];
    }

    private static byte[] reply(int port, byte[] connect) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(connect);
            socket.getOutputStream().write(new byte[] {(byte) 0xE0, 0});
            return socket.getInputStream().readAllBytes();
        }
    }
}
