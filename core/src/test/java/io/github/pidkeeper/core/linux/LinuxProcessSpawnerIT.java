package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.process.ProcessSpawner.Child;
import io.github.pidkeeper.core.process.ProcessSpawner.Spawning;
import io.github.pidkeeper.core.process.SpawnRequest;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.standin.StandIn;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LinuxProcessSpawnerIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final LinuxProcessSpawner spawner =
            new LinuxProcessSpawner(Procfs.ofThisSystem(), SystemPrograms.ofThisSystem());
    private final StandIn standIn = StandIn.named("broker");

    @AfterEach
    void nothingIsLeft() {
        standIn.close();
        assertThat(standIn.running()).isEmpty();
    }

    @Test
    void theChildIsTheCommandItselfInASessionOfItsOwn() throws IOException {
        Child child = spawn("--port", "0");
        awaitTold("ready");

        List<String> stat = stat(child.pid());
        assertThat(stat.get(2)).as("process group").isEqualTo(Long.toString(child.pid()));
        assertThat(stat.get(3)).as("session").isEqualTo(Long.toString(child.pid()));
        assertThat(standIn.running()).extracting(ProcessHandle::pid).containsExactly(child.pid());
        assertThat(child.exitCode()).isEmpty();
    }

    @Test
    void standardInputIsEmptyAndNothingElseOfOursIsOpen() throws IOException {
        Path ours = Files.writeString(directory.resolve("ours"), "");
        try (FileChannel _ = FileChannel.open(ours, StandardOpenOption.READ)) {
            Child child = spawn("--port", "0");
            awaitTold("ready");

            Path fd = Path.of("/proc", Long.toString(child.pid()), "fd");
            assertThat(Files.readSymbolicLink(fd.resolve("0"))).hasToString("/dev/null");
            assertThat(Files.readSymbolicLink(fd.resolve("1"))).isEqualTo(output());
            assertThat(Files.readSymbolicLink(fd.resolve("2"))).isEqualTo(output());
            try (Stream<Path> open = Files.list(fd)) {
                assertThat(open.map(LinuxProcessSpawnerIT::target)).doesNotContain(ours.toString());
            }
        }
    }

    @Test
    void outputIsAppendedToAFileForUsAlone() throws IOException, InterruptedException {
        spawn("--exit-at-once", "3").awaitExit(LONG);
        String once = Files.readString(output());
        spawn("--exit-at-once", "3").awaitExit(LONG);

        assertThat(once).contains("exit 3");
        assertThat(Files.readString(output())).startsWith(once).hasSizeGreaterThan(once.length());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(output())))
                .isEqualTo("rw-------");
    }

    @Test
    void theExitCodeIsKnownAndThatOfASignalToo() throws InterruptedException {
        Child early = spawn("--exit-at-once", "3");
        assertThat(early.awaitExit(LONG)).isTrue();
        assertThat(early.exitCode()).hasValue(3);

        Child crashed = spawn("--crash-after", "1");
        assertThat(crashed.awaitExit(LONG)).isTrue();
        assertThat(crashed.exitCode()).hasValue(128 + 6);
    }

    @Test
    void theWaitForAnEarlyExitHasALimit() throws InterruptedException {
        Child child = spawn("--port", "0");

        assertThat(child.awaitExit(Duration.ofMillis(30))).isFalse();
        assertThat(child.exitCode()).isEmpty();
    }

    @Test
    void theEnvironmentIsAddedToOurs() throws IOException, InterruptedException {
        var command = new Command(Path.of("/usr/bin/env"), List.of());
        var request = new SpawnRequest(command, Map.of("NANOMQ_PID_FILE", "/tmp/x.pid"), directory, output());

        Child child = ((Spawning.Spawned) spawner.spawn(request)).child();

        assertThat(child.awaitExit(LONG)).isTrue();
        assertThat(Files.readAllLines(output()))
                .contains("NANOMQ_PID_FILE=/tmp/x.pid", "PATH=" + System.getenv("PATH"));
    }

    @Test
    void whatIsNoExecutableFileIsNotSpawned() throws IOException {
        Path text = Files.writeString(directory.resolve("text"), "not a program");

        assertThat(notSpawned(text)).contains("not an executable file").contains(text.toString());
        assertThat(notSpawned(directory)).contains("not an executable file");
        assertThat(notSpawned(directory.resolve("absent"))).contains("not an executable file");
    }

    @Test
    void withoutSetsidNothingIsSpawnedAndItSaysSo() {
        var bare = new LinuxProcessSpawner(Procfs.ofThisSystem(), new SystemPrograms(List.of(directory)));

        assertThat(bare.spawn(request())).isEqualTo(new Spawning.NotSpawned("setsid (of util-linux) is not installed"));
    }

    @Test
    void theChildOutlivesThisProgram() throws Exception {
        long pid = Long.parseLong(new JavaProgram(SpawnerProgram.class)
                .run(output(), standIn.program(), "--port", "0")
                .getFirst());

        awaitTold("ready");
        assertThat(standIn.running()).extracting(ProcessHandle::pid).containsExactly(pid);
    }

    @Test
    void signalsThatThisProgramWasMadeToIgnoreAreNotIgnoredByTheChild() throws Exception {
        new JavaProgram(SpawnerProgram.class, "sh", "-c", "trap '' TERM INT QUIT HUP PIPE; exec \"$0\" \"$@\"")
                .run(output(), "/usr/bin/grep", "SigIgn", "/proc/self/status");

        Patience.ofABusyMachine().until("a line", () -> output().toFile().length() > 0);
        assertThat(new ProcStatus(Files.readString(output())).ignoresSignals()).isFalse();
    }

    private Child spawn(String... flags) {
        return switch (spawner.spawn(request(flags))) {
            case Spawning.Spawned(Child child) -> child;
            case Spawning.NotSpawned(String reason) -> throw new AssertionError(reason);
        };
    }

    private String notSpawned(Path executable) {
        var request = new SpawnRequest(new Command(executable, List.of()), Map.of(), directory, output());
        return ((Spawning.NotSpawned) spawner.spawn(request)).reason();
    }

    private SpawnRequest request(String... flags) {
        return new SpawnRequest(new Command(standIn.program(), List.of(flags)), Map.of(), directory, output());
    }

    private Path output() {
        return directory.resolve("broker.out");
    }

    private void awaitTold(String event) {
        Patience.ofABusyMachine().until(event, () -> {
            try {
                return Files.readAllLines(output()).contains(event);
            } catch (IOException _) {
                return false;
            }
        });
    }

    private static List<String> stat(long pid) throws IOException {
        String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
