package io.github.pidkeeper.app.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.dbus.FakeNotifications.Posted;
import io.github.pidkeeper.app.program.Answer;
import io.github.pidkeeper.app.program.Program;
import io.github.pidkeeper.app.program.RunningProgram;
import io.github.pidkeeper.core.standin.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.freedesktop.dbus.exceptions.DBusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole application on real brokers, as a server of notifications hears of it. */
@Timeout(180)
class AnnouncementsBusIT {

    @TempDir
    Path home;

    private final StandIn plant = StandIn.named("plant");
    private final StandIn lab = StandIn.named("lab");
    private Program program;
    private PrivateBus daemon;
    private FakePanel panel;
    private FakeNotifications server;
    private String item = "";

    @BeforeEach
    void aDesktopThatShowsNotifications() throws IOException, DBusException {
        daemon = PrivateBus.in(home);
        panel = FakePanel.on(daemon.socket());
        server = FakeNotifications.on(daemon.socket(), FakeNotifications.USUAL);
        program = new Program(home)
                .with("DISPLAY", Objects.requireNonNull(System.getenv("DISPLAY"), "a display is needed"))
                .with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + daemon.socket());
    }

    @AfterEach
    void nothingIsLeft() {
        server.close();
        panel.close();
        daemon.close();
        // With what they have run until now.
        plant.close();
        lab.close();
        program.nothingIsLeft();
    }

    @Test
    void aBrokerThatDiesIsToldAndStartedFromThereAndTheEndClosesAll() throws IOException {
        configure(plant, "plant");
        assertThat(program.run("start", "plant").code()).isZero();
        RunningProgram application = watching("plant — running");

        die(plant);
        Posted failed = next(application);
        assertThat(failed.summary()).isEqualTo("plant has failed: it should run and does not");
        assertThat(failed.body()).contains("that process has exited without being asked to");
        assertThat(failed.hint("urgency")).isEqualTo((byte) 2);

        server.invoke(failed.number(), "start");
        application.until("started", () -> plant.running().size() == 1);
        application.until("over", () -> !server.closed.isEmpty());
        assertThat(server.closed.next()).isEqualTo(failed.number());

        die(plant);
        Posted again = next(application);
        assertThat(again.summary()).isEqualTo(failed.summary());
        quit(application);
        assertThat(server.closed.next()).isEqualTo(again.number());
    }

    @Test
    void aStopOfWhatSomebodyElseHasStartedIsNotTold() throws IOException {
        startByHand(plant, configure(plant, "plant"));
        startByHand(lab, configure(lab, "lab"));
        RunningProgram application = watching("2 of 2 running");

        assertThat(program.run("stop", "plant").code()).isZero();
        die(lab);
        // What there were to tell of the other would be told first.
        Posted gone = next(application);
        assertThat(gone.summary()).isEqualTo("lab is stopped");
        assertThat(gone.body()).contains("this user has not stopped it through Pidkeeper");
        assertThat(gone.actions()).contains("start");
        quit(application);
        assertThat(server.posted.isEmpty()).isTrue();
    }

    @Test
    void aBrokerThatDoesNotAnswerIsRestartedFromItsNotification() throws IOException {
        configure(plant, "plant");
        assertThat(program.run("start", "plant").code()).isZero();
        long before = plant.running().getFirst().pid();
        RunningProgram application = watching("plant — running");

        signal("STOP", before);
        panel.callMenu(item, "AboutToShow", "i", 0); // no event tells of it
        Posted silent = next(application);
        assertThat(silent.summary()).isEqualTo("plant is alive and does not answer");
        assertThat(silent.body()).endsWith("is suspended: it does nothing until it is let go on.");
        assertThat(silent.hint("urgency")).isEqualTo((byte) 1);

        server.invoke(silent.number(), "restart");
        application.until(
                "restarted",
                () -> plant.running().stream().map(ProcessHandle::pid).anyMatch(pid -> pid != before));
        application.until("over", () -> !server.closed.isEmpty());
        quit(application);
    }

    /** Runs the application until its tray says this. */
    private RunningProgram watching(String line) {
        RunningProgram application = program.start("--minimized");
        application.until("in the tray", () -> !panel.items.isEmpty());
        item = panel.items.next();
        application.until(line, () -> panel.menu(item).keySet().stream().anyMatch(it -> it.startsWith(line)));
        return application;
    }

    private static void die(StandIn standIn) {
        standIn.running().forEach(ProcessHandle::destroyForcibly);
    }

    private static void startByHand(StandIn standIn, int port) {
        standIn.start(
                        "--port",
                        Integer.toString(port),
                        "--pid-file",
                        pidFile(standIn).toString())
                .awaitReady();
    }

    private static Path pidFile(StandIn standIn) {
        return standIn.directory().resolve("broker.pid");
    }

    private static void signal(String name, long pid) throws IOException {
        new ProcessBuilder("/bin/kill", "-" + name, Long.toString(pid))
                .start()
                .onExit()
                .join();
    }

    private Posted next(RunningProgram application) {
        application.until("told", () -> !server.posted.isEmpty());
        return server.posted.next();
    }

    private void quit(RunningProgram application) {
        assertThat(program.run("--quit").code()).isZero();
        assertThat(application.answer()).isEqualTo(new Answer(0, "", ""));
    }

    private int configure(StandIn standIn, String name) throws IOException {
        int port = standIn.freePort();
        Path pidFile = pidFile(standIn);
        Files.createDirectories(program.brokers());
        Files.writeString(
                program.brokers().resolve(name + ".conf"),
                "command = [\"" + standIn.program() + "\", \"--port\", \"" + port + "\", \"--pid-file\", \"" + pidFile
                        + "\"]\npid-file = \"" + pidFile + "\"\nport = " + port + "\n");
        return port;
    }
}
