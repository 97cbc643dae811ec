package io.github.pidkeeper.app.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.program.Answer;
import io.github.pidkeeper.app.program.Program;
import io.github.pidkeeper.app.program.RunningProgram;
import io.github.pidkeeper.core.standin.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole application in the tray, as a panel sees it, on a real broker. */
@Timeout(180)
class ApplicationBusIT {

    @TempDir
    Path home;

    private final StandIn standIn = StandIn.named("broker");
    private Program program;
    private PrivateBus daemon;
    private FakePanel panel;
    private Path pidFile;

    @BeforeEach
    void aDesktopWithAPanel() throws IOException, DBusException {
        daemon = PrivateBus.in(home);
        panel = FakePanel.on(daemon.socket());
        pidFile = standIn.directory().resolve("broker.pid");
        program = new Program(home)
                .with("DISPLAY", Objects.requireNonNull(System.getenv("DISPLAY"), "a display is needed"))
                .with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + daemon.socket());
    }

    @AfterEach
    void nothingIsLeft() {
        panel.close();
        daemon.close();
        standIn.close();
        program.nothingIsLeft();
    }

    @Test
    void aBrokerIsStartedAndStoppedFromTheMenu() throws IOException {
        configure();
        RunningProgram application = program.start("--minimized");
        String item = inTray(application);
        awaitStatus(application, item, "plant — stopped");
        assertThat(panel.menu(item).get("Stop").enabled()).isFalse();

        click(item, "Start");
        application.until("started", () -> standIn.running().size() == 1 && Files.exists(pidFile));
        long pid = standIn.running().getFirst().pid();
        awaitStatus(application, item, "plant — running · pid " + pid);
        assertThat(panel.menu(item).get("Start").enabled()).isFalse();
        assertThat(program.run("status").out()).startsWith("plant is running · pid " + pid);

        click(item, "Stop");
        // This stand-in leaves its pid file; Pidkeeper removes it after the exit.
        awaitStatus(application, item, "plant — stopped");
        assertThat(standIn.running()).isEmpty();
        assertThat(pidFile).doesNotExist();

        click(item, "Quit");
        assertThat(application.answer()).isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void aStopChosenWhileTheStartIsStillBeingConfirmedFollowsIt() throws IOException {
        configure("--bind-after", "2500");
        RunningProgram application = program.start("--minimized");
        String item = inTray(application);
        awaitStatus(application, item, "plant — stopped");

        click(item, "Start");
        application.until("started", () -> standIn.running().size() == 1);
        String starting =
                "plant — starting · pid " + standIn.running().getFirst().pid();
        awaitStatus(application, item, starting);
        click(item, "Stop");
        awaitStatus(application, item, starting + " · Stop follows");
        assertThat(panel.menu(item).get("Stop").enabled()).isFalse();

        awaitStatus(application, item, "plant — stopped");
        assertThat(standIn.running()).isEmpty();
        assertThat(pidFile).doesNotExist();
        assertThat(program.run("--quit").code()).isZero();
        assertThat(application.answer()).isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void whatTheCommandLineDoesIsSeenInTheTray() throws IOException {
        configure();
        RunningProgram application = program.start("--minimized");
        String item = inTray(application);
        awaitStatus(application, item, "plant — stopped");
        assertThat(program.run("start").code()).isZero();
        awaitStatus(
                application,
                item,
                "plant — running · pid " + standIn.running().getFirst().pid());
        standIn.running().forEach(ProcessHandle::destroyForcibly);
        awaitStatus(application, item, "plant — failed");
        assertThat(program.run("--quit").code()).isZero();
        assertThat(application.answer().code()).isZero();
    }

    @Test
    void quittingLeavesTheBrokersRunning() throws IOException {
        configure();
        RunningProgram application = program.start("--minimized");
        inTray(application);
        assertThat(program.run("start").code()).isZero();

        Answer quit = program.run("--quit");

        assertThat(quit).isEqualTo(new Answer(0, "", ""));
        assertThat(application.answer()).isEqualTo(new Answer(0, "", ""));
        assertThat(standIn.running()).hasSize(1);
        assertThat(program.run("--quit").code()).isEqualTo(5);
        assertThat(program.run("stop").code()).isZero();
    }

    @Test
    void aSignalEndsItInOrderAndTheBrokersRunOn() throws IOException {
        configure();
        assertThat(program.run("start").code()).isZero();
        for (String signal : new String[] {"TERM", "INT", "HUP"}) {
            RunningProgram application = program.start("--minimized");
            inTray(application);
            application.signal(signal);
            Answer ended = application.answer();
            assertThat(ended.err()).isEmpty();
            assertThat(ended.code()).isEqualTo(128 + number(signal));
            assertThat(home.resolve("run/pidkeeper/application.socket")).doesNotExist();
            assertThat(standIn.running()).hasSize(1);
        }
    }

    @Test
    void afterAnEndByForceTheNextIsFirst() {
        RunningProgram first = program.start("--minimized");
        inTray(first);
        first.handle().destroyForcibly();
        first.answer();
        RunningProgram next = program.start("--minimized");
        inTray(next);
        assertThat(program.run("--quit").code()).isZero();
        assertThat(next.answer().code()).isZero();
    }

    @Test
    void neitherToolkitIsLoaded() throws IOException {
        configure();
        Path log = home.resolve("classes.log");
        RunningProgram application = program.start(List.of("-Xlog:class+load:file=" + log), "--minimized");
        awaitStatus(application, inTray(application), "plant — stopped");
        assertThat(program.run("--quit").code()).isZero();
        assertThat(application.answer().code()).isZero();
        assertThat(Files.readAllLines(log))
                .hasSizeGreaterThan(1000)
                .anyMatch(line -> line.contains(" org.freedesktop.dbus."))
                .noneMatch(line -> line.contains(" javafx.") || line.contains(" com.sun.javafx."))
                .noneMatch(line -> line.contains(" java.awt.") || line.contains(" sun.awt."))
                .noneMatch(line -> line.contains("pidkeeper.app.window."))
                .noneMatch(line -> line.contains(" io.netty."))
                .noneMatch(line -> line.contains(" com.hivemq.") || line.contains(" io.reactivex."));
    }

    @Test
    void withoutABusThereIsNothingForTheTrayAlone() {
        Answer answer = program.with("DBUS_SESSION_BUS_ADDRESS", "").run("--minimized");
        assertThat(answer.code()).isEqualTo(69);
        assertThat(answer.err())
                .startsWith("pidkeeper: there is no session bus, and so no tray (")
                .hasLineCount(1);
    }

    @Test
    void aBusThatHasGoneIsNone() {
        Answer answer = program.with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home + "/gone")
                .run("--minimized");
        assertThat(answer.code()).isEqualTo(69);
        assertThat(answer.err()).contains(home + "/gone").hasLineCount(1);
    }

    @Test
    void aBusThatDoesNotAnswerIsToldAndTheWindowOpensAlone() throws IOException {
        daemon.fallSilent();
        RunningProgram application = program.start("--minimized");
        application.until("told", () -> application.err().startsWith("pidkeeper: there is no session bus"));
        assertThat(application.err())
                .contains(daemon.socket() + " does not answer")
                .hasLineCount(1);
        application.until("a window", () -> program.windows().size() == 1);
        assertThat(program.run("--quit").code()).isZero();
        assertThat(application.answer().code()).isEqualTo(69);
        daemon.speakAgain();
        application.until("the window has ended too", () -> program.alive().isEmpty());
    }

    /** The one broker, with these faults. */
    private void configure(String... flags) throws IOException {
        int port = standIn.freePort();
        var command = new ArrayList<>(List.of(
                standIn.program().toString(), "--port", Integer.toString(port), "--pid-file", pidFile.toString()));
        command.addAll(List.of(flags));
        Files.createDirectories(program.brokers());
        Files.writeString(
                program.brokers().resolve("plant.conf"),
                "command = [\"" + String.join("\", \"", command) + "\"]\npid-file = \"" + pidFile + "\"\nport = " + port
                        + "\n");
    }

    /** Its name on the bus. */
    private String inTray(RunningProgram application) {
        application.until("in the tray", () -> !panel.items.isEmpty());
        return panel.items.next();
    }

    private void awaitStatus(RunningProgram application, String item, String line) {
        application.until(line, () -> panel.menu(item).containsKey(line));
    }

    private void click(String item, String label) {
        var entry = panel.menu(item).get(label);
        assertThat(entry.enabled()).as(label).isTrue();
        panel.callMenu(item, "Event", "isvu", entry.id(), "clicked", new Variant<>(0), 0);
    }

    private static int number(String signal) {
        return switch (signal) {
            case "HUP" -> 1;
            case "INT" -> 2;
            default -> 15;
        };
    }
}
