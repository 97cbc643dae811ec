package io.github.pidkeeper.app.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.github.pidkeeper.core.standin.Patience;
import io.github.pidkeeper.core.standin.StandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a shell sees it, on a real process. */
class CommandLineIT {

    @TempDir
    Path home;

    private final StandIn standIn = StandIn.named("broker");
    private Program program;
    private Path pidFile;
    private int port;

    @BeforeEach
    void prepare() {
        program = new Program(home);
        pidFile = standIn.directory().resolve("broker.pid");
        port = standIn.freePort();
    }

    @AfterEach
    void nothingIsLeft() {
        program.close();
        standIn.close();
    }

    @Test
    void anAnswerThatCannotBeWrittenIsNoSuccess() throws IOException {
        assertThat(onTheSpot("start").code()).isZero();

        for (var asked : List.of(
                List.of("status"),
                List.of("status", "--json"),
                List.of("start"),
                List.of("stop", "--dry-run"),
                List.of("stop", "--dry-run", "--json"))) {
            Answer lost = program.runTo(Path.of("/dev/full"), typed(asked.toArray(String[]::new)));
            assertThat(lost.err())
                    .as(asked.toString())
                    .isEqualTo("pidkeeper: cannot write to standard output: No space left on device\n");
            assertThat(lost.code()).as(asked.toString()).isEqualTo(7);
        }
        for (var asked : List.of(
                List.of("brokers"),
                List.of("brokers", "list", "--json"),
                List.of("journal"),
                List.of("journal", "--json"),
                List.of("help"))) {
            Answer lost = program.runTo(Path.of("/dev/full"), asked.toArray(String[]::new));
            assertThat(lost.err()).as(asked.toString()).contains("cannot write to standard output: No space left");
            assertThat(lost.code()).as(asked.toString()).isEqualTo(7);
        }
        assertThat(onTheSpot("stop").code()).isZero();
    }

    /** Needs to be root, to give the directory to somebody else. */
    @Test
    void theStateDirectoryOfSomebodyElseIsLeftAlone() throws IOException {
        Files.createDirectories(program.state());
        Files.setAttribute(program.state(), "unix:uid", 12_345);

        for (var arguments : List.of(List.of("start"), List.of("start", "--dry-run"), List.of("stop"))) {
            Answer refused = onTheSpot(arguments.toArray(String[]::new));
            assertThat(refused.code()).isEqualTo(6);
            assertThat(refused.err())
                    .contains(
                            program.state() + ", where Pidkeeper keeps what it has to remember, belongs to user 12345");
        }
        Answer status = onTheSpot("status");
        assertThat(status.code()).isEqualTo(3);
        assertThat(status.out()).contains("belongs to user 12345");
        assertThat(program.run().code()).as("the application").isEqualTo(6);
        assertThat(program.state()).isEmptyDirectory();
        assertThat(standIn.running()).isEmpty();
    }

    @Test
    void aBrokerIsStartedLookedAtAndStopped() throws IOException {
        assertThat(onTheSpot("status").code()).isEqualTo(3);

        Answer started = onTheSpot("start");
        assertThat(started.err()).isEmpty();
        assertThat(started.code()).isZero();
        long pid = standIn.running().getFirst().pid();
        assertThat(started.out().lines().toList().getLast())
                .startsWith("broker is running · pid " + pid + " · since ")
                .endsWith(" · pid file true");
        assertThat(Files.readAllBytes(pidFile)).isEqualTo(nanomqBytes(pid));

        Answer status = onTheSpot("status", "--json");
        assertThat(status.code()).isZero();
        var document = ConfigFactory.parseString(
                status.out(), ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
        assertThat(document.getLong("pid")).isEqualTo(pid);
        assertThat(document.getString("state")).isEqualTo("running");
        assertThat(document.getString("pidFile.health")).isEqualTo("true");
        assertThat(document.getBoolean("ready")).isTrue();

        assertThat(onTheSpot("start").code()).isEqualTo(5);
        assertThat(onTheSpot("start", "--oknodo").code()).isZero();
        assertThat(Files.readAllBytes(pidFile)).isEqualTo(nanomqBytes(pid));

        Answer stopped = onTheSpot("stop");
        assertThat(stopped.err()).isEmpty();
        assertThat(stopped.out()).contains("pid file kept until the process has exited");
        assertThat(stopped.code()).isZero();
        assertThat(standIn.running()).isEmpty();
        assertThat(pidFile).doesNotExist();
        assertThat(onTheSpot("stop").code()).isEqualTo(5);
        assertThat(onTheSpot("status").code()).isEqualTo(3);
    }

    @Test
    void aConfiguredBrokerNeedsNoMoreThanItsVerb() throws IOException {
        var typed = new ArrayList<>(List.of("brokers", "add", "plant-floor"));
        typed.addAll(description());
        assertThat(program.run(typed.toArray(String[]::new)).code()).isZero();
        assertThat(program.run("start").code()).isZero();
        long before = standIn.running().getFirst().pid();
        Answer restarted = program.run("restart", "plant-floor", "--json");
        assertThat(restarted.code()).isZero();
        assertThat(restarted.out()).contains("\"verb\":\"restart\",\"broker\":\"plant-floor\",\"outcome\":\"done\"");
        assertThat(standIn.running())
                .singleElement()
                .satisfies(after -> assertThat(after.pid()).isNotEqualTo(before));
        assertThat(program.run("stop").code()).isZero();
    }

    @Test
    void theEndOfTheWaitingIsNotTheEndOfTheBroker() throws IOException {
        extra("--exit-delay", "20000");
        assertThat(onTheSpot("start").code()).isZero();
        byte[] before = Files.readAllBytes(pidFile);

        RunningProgram stopping = program.start(typed("stop", "--force-after", "60"));
        stopping.awaitOut("pid file kept until the process has exited");
        stopping.signal("INT");
        Answer ended = stopping.answer();

        assertThat(ended.code()).isEqualTo(130);
        assertThat(ended.err())
                .startsWith("pidkeeper: waiting for broker was ended, and what was begun is not taken back: ")
                .as("a command that can be typed")
                .contains("; look: pidkeeper status --pid-file " + pidFile);
        assertThat(standIn.running()).hasSize(1);
        assertThat(pidFile).hasBinaryContent(before);
        assertThat(onTheSpot("status").code()).isZero();

        assertThat(onTheSpot("stop", "--force-after", "0").code()).isZero();
        assertThat(standIn.running()).isEmpty();
    }

    @Test
    void aStopThatTakesTooLongHasFailedAndKeepsThePidFile() throws IOException {
        extra("--ignore-term");
        assertThat(onTheSpot("start").code()).isZero();
        byte[] before = Files.readAllBytes(pidFile);
        Files.createDirectories(program.brokers());
        Files.writeString(
                program.brokers().resolve("plant.conf"),
                "command = [\"" + String.join("\", \"", command()) + "\"]\npid-file = \"" + pidFile + "\"\nport = "
                        + port + "\ngrace = 1s\n");

        Answer given = program.run("stop", "plant");

        assertThat(given.code()).isEqualTo(7);
        assertThat(given.err())
                .startsWith("pidkeeper: ")
                .endsWith("  → to have it forced when it takes longer, give the same command with --force-after"
                        + " SECONDS\n")
                .hasLineCount(2);
        assertThat(pidFile).hasBinaryContent(before);
        assertThat(program.run("stop", "plant", "--force-after", "1").code()).isZero();
    }

    @Test
    void aPidFileThatIsADirectoryIsToldAndLeft() throws IOException {
        Files.createDirectory(pidFile);
        Answer status = onTheSpot("status");
        assertThat(status.code()).isEqualTo(1);
        assertThat(status.out()).contains("it is a directory");
        Answer start = onTheSpot("start");
        assertThat(start.code()).isEqualTo(6);
        assertThat(start.err()).contains("it is a directory").hasLineCount(1);
        assertThat(pidFile).isEmptyDirectory();
    }

    @Test
    void anExecutableThatDoesNotExistIsNotStarted() {
        Answer start = program.run("start", "--pid-file", pidFile.toString(), "--", "/nowhere/broker");
        assertThat(start.code()).isIn(6, 7);
        assertThat(start.err()).contains("/nowhere/broker").hasLineCount(1);
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void aPortThatIsTakenIsToldWithItsHolder() throws IOException {
        try (var holder = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Answer start = onTheSpot("start");
            assertThat(start.code()).isEqualTo(7);
            assertThat(start.err())
                    .contains("port " + holder.getLocalPort())
                    .contains("pid " + ProcessHandle.current().pid())
                    .hasLineCount(1);
        }
        assertThat(standIn.running()).isEmpty();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void aStateDirectoryThatCannotBeWrittenIsTold() throws IOException {
        var occupied = Files.createFile(home.resolve("occupied"));
        Answer start = onTheSpot("start", "--state-dir", occupied.toString());
        assertThat(start.code()).isIn(6, 7);
        assertThat(start.err()).contains(occupied.toString()).hasLineCount(1);
        assertThat(standIn.running()).isEmpty();
        assertThat(occupied).isEmptyFile();
    }

    @Test
    void noPathMayBeRelative() {
        Answer status = program.run("status", "--state-dir", "state");
        assertThat(status)
                .isEqualTo(new Answer(
                        64,
                        "",
                        "pidkeeper: \"state\" is a relative path; write it in full: " + home.toAbsolutePath()
                                + "/state\n"));
    }

    @Test
    void theUsersLanguageIsSpokenWhereTheSystemHasIt() {
        program.withOption("-Duser.language=zh")
                .withOption("-Dstdout.encoding=UTF-8")
                .withOption("-Dstderr.encoding=UTF-8");
        assertThat(onTheSpot("status").out()).startsWith("broker 已停止 · 没有 PID 文件\n");
    }

    /** What is loaded is what it costs: neither toolkit, nor bus, nor the windowing system, nor the settings' parser. */
    @Test
    void aVerbLoadsNothingOfTheDesktop() {
        program.withOption("-Xlog:class+load:file=" + home.resolve("classes.log"));
        onTheSpot("status");
        var loaded = lines(home.resolve("classes.log"));
        assertThat(loaded).hasSizeGreaterThan(400);
        assertThat(loaded)
                .noneMatch(line -> line.contains(" javafx.") || line.contains(" com.sun.javafx."))
                .noneMatch(line -> line.contains(" java.awt.") || line.contains(" sun.awt."))
                .noneMatch(line -> line.contains(" org.freedesktop."))
                .noneMatch(line -> line.contains(" io.netty.") || line.contains(" io.moquette."))
                .noneMatch(line -> line.contains(" com.typesafe.config."))
                .noneMatch(line -> line.contains(" com.hivemq.") || line.contains(" io.reactivex."))
                .noneMatch(line -> line.contains("pidkeeper.app.window.") || line.contains("pidkeeper.app.agent."));
    }

    /** An owner that could be asked costs nothing where none is. */
    @Test
    void aStopThatAsksNoOwnerLoadsNothingOfTheBus() {
        program.withOption("-Xlog:class+load:file=" + home.resolve("classes.log"));
        onTheSpot("stop");
        assertThat(lines(home.resolve("classes.log")))
                .hasSizeGreaterThan(400)
                .noneMatch(line -> line.contains(" org.freedesktop."));
    }

    @Test
    void aFaultOfOurOwnIsOneSentenceAndTheDetailsAreInTheLog() throws IOException {
        var broken = home.resolve("broken/io/github/pidkeeper/core/readiness/BrokerProbe.class");
        Files.createDirectories(broken.getParent());
        Files.writeString(broken, "no class");
        program.withFirstOnClassPath(home.resolve("broken"));

        Answer status = onTheSpot("status");

        var log = program.state().resolve("pidkeeper.log");
        assertThat(status.code()).isEqualTo(70);
        assertThat(status.out()).isEmpty();
        assertThat(status.err())
                .startsWith("pidkeeper: something went wrong in pidkeeper itself: java.lang.ClassFormatError")
                .endsWith("the details are in " + log + "\n")
                .hasLineCount(1);
        assertThat(log).content().contains("\tat io.github.pidkeeper.app.Main.main(");
        assertThat(Files.getPosixFilePermissions(log)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aHomeThatThisLocaleCannotSpellIsToldWithTheRemedy() {
        program.with("HOME", "/home/größe").with("LC_ALL", "C");
        assertThat(program.run("status").err()).contains("LC_ALL=C.UTF-8").hasLineCount(1);
    }

    @Test
    void aProgramWhosePathThisLocaleCannotSpellKeepsNobodyFromBeingFound() throws Exception {
        // Written by the shell, since this test may itself run in such a locale.
        var script =
                "d=$(printf 'gr\\303\\266sse') && mkdir \"$d\" && cp \"$0\" \"$d/nanomq\" && exec \"$d/nanomq\" \"$@\"";
        Process odd = new ProcessBuilder(
                        "sh",
                        "-c",
                        script,
                        standIn.program().toString(),
                        "--port",
                        Integer.toString(port),
                        "--at-most",
                        "60")
                .directory(home.toFile())
                .start();
        try {
            Patience.ofABusyMachine()
                    .until("it runs", () -> odd.info().command().orElse("").endsWith("/nanomq"));
            Answer brokers = program.with("LC_ALL", "C").run("brokers");
            assertThat(brokers.err()).isEmpty();
            assertThat(brokers.code()).isZero();
            assertThat(brokers.out()).contains("pid " + odd.pid());
        } finally {
            odd.destroyForcibly().waitFor();
        }
    }

    @Test
    void theVersionIsTold() {
        assertThat(program.run("--version").out()).startsWith("pidkeeper").hasLineCount(1);
        assertThat(program.state()).doesNotExist();
    }

    private final List<String> extra = new ArrayList<>();

    private void extra(String... flags) {
        extra.addAll(Arrays.asList(flags));
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(
                standIn.program().toString(),
                "--port",
                Integer.toString(port),
                "--pid-file",
                pidFile.toString(),
                "--pid-format",
                "nanomq",
                "--remove-pid-on-exit"));
        command.addAll(extra);
        return command;
    }

    private List<String> description() {
        var description =
                new ArrayList<>(List.of("--pid-file", pidFile.toString(), "--port", Integer.toString(port), "--"));
        description.addAll(command());
        return description;
    }

    private String[] typed(String... verbAndOptions) {
        var typed = new ArrayList<>(List.of(verbAndOptions));
        typed.addAll(description());
        return typed.toArray(String[]::new);
    }

    private Answer onTheSpot(String... verbAndOptions) {
        return program.run(typed(verbAndOptions));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] nanomqBytes(long pid) {
        return Arrays.copyOf(Long.toString(pid).getBytes(StandardCharsets.US_ASCII), 12);
    }
}
