package io.github.pidkeeper.app.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.program.Program;
import io.github.pidkeeper.app.program.RunningProgram;
import io.github.pidkeeper.app.program.Screen;
import io.github.pidkeeper.core.standin.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole application on a real Mosquitto, whose clients only the window can count: what the tray's menu makes of that. */
@Timeout(180)
class CarefulTrayMosquittoBusIT {

    private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");

    private final Screen screen = new Screen();

    @TempDir
    Path home;

    private Program program;
    private PrivateBus daemon;
    private FakePanel panel;
    private Path log;
    private Path pidFile;
    private int port;
    private Optional<Process> client = Optional.empty();

    @BeforeEach
    void aDesktopWithAPanel() throws IOException, DBusException {
        assertThat(MOSQUITTO)
                .as("Mosquitto is needed: apt-get install mosquitto mosquitto-clients")
                .isExecutable();
        daemon = PrivateBus.in(home);
        panel = FakePanel.on(daemon.socket());
        program = new Program(home)
                .with("DISPLAY", Objects.requireNonNull(System.getenv("DISPLAY"), "a display is needed"))
                .with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + daemon.socket());
        log = home.resolve("mosquitto.log");
        pidFile = home.resolve("mosquitto.pid");
        port = FreePort.find().number();
    }

    @AfterEach
    void nothingIsLeft() {
        client.ifPresent(one -> one.destroyForcibly().onExit().join());
        panel.close();
        daemon.close();
        program.nothingIsLeft();
    }

    @Test
    void withAClientConnectedTheWindowAsksAndTheBrokerRunsUntilItIsAnswered() throws IOException {
        startBroker(1);
        connect();
        RunningProgram application = program.start("--minimized");
        String item = inTray(application);
        choose(application, item, "Stop");
        application.until("a window is seen", screen::showsWindow);
        application.until("it has counted", () -> logged("pidkeeper-figures"));
        assertThat(program.run("status", "plant").code()).as("it runs").isZero();

        application.until("stopped anyway, as a person answers", () -> {
            screen.press("alt+w");
            return !Files.exists(pidFile);
        });
        assertThat(program.run("status", "plant").code()).isEqualTo(3);
        end(application);
    }

    @Test
    void withNobodyConnectedTheWindowStopsItAtOnce() throws IOException {
        // Else it might count a look of ours, which is a client for as long as it takes.
        startBroker(600);
        RunningProgram application = program.start("--minimized");
        String item = inTray(application);
        choose(application, item, "Stop");
        application.until("stopped without an answer", () -> !Files.exists(pidFile));
        application.until("by the window", () -> program.windows().size() == 1);
        end(application);
    }

    @Test
    void whoeverDoesNotWantToBeAskedHasItStoppedWithoutAWindow() throws IOException {
        startBroker(1);
        connect();
        Files.writeString(program.state().resolve("not-asked-about-clients"), pidFile + "\n");
        RunningProgram application = program.start("--minimized");
        String item = inTray(application);
        choose(application, item, "Stop");
        application.until("stopped", () -> !Files.exists(pidFile));
        assertThat(program.windows()).isEmpty();
        end(application);
    }

    /** @param seconds between two of its counts; the first is made when it has just been started, of nobody */
    private void startBroker(int seconds) throws IOException {
        Path configuration = home.resolve("mosquitto.conf");
        Files.writeString(
                configuration,
                "listener " + port + " 127.0.0.1\npid_file " + pidFile + "\nuser " + System.getProperty("user.name")
                        + "\nallow_anonymous true\nsys_interval " + seconds + "\nlog_dest file " + log + "\n");
        Files.createDirectories(program.brokers());
        Files.writeString(
                program.brokers().resolve("plant.conf"),
                "kind = mosquitto\ncommand = [\"" + MOSQUITTO + "\", \"-c\", \"" + configuration
                        + "\"]\nconfiguration = \"" + configuration + "\"\npid-file = \"" + pidFile + "\"\nport = "
                        + port + "\n");
        assertThat(program.run("start", "plant").code()).isZero();
    }

    /** And waits until the broker counts it: it does so once a second. */
    private void connect() throws IOException {
        client = Optional.of(new ProcessBuilder(
                        "mosquitto_sub",
                        "-p",
                        Integer.toString(port),
                        "-i",
                        "meter",
                        "-t",
                        "$SYS/broker/clients/connected")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        // Not closed: it would end as soon as the count changes, as it does with a look of ours, and nobody would be
        // cut off.
        BufferedReader counts = client.get().inputReader();
        String count = counts.readLine();
        while (count != null && !count.equals("1")) {
            count = counts.readLine();
        }
        assertThat(count).as("the broker has counted it").isNotNull();
    }

    private boolean logged(String words) {
        try {
            return Files.readString(log).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(RunningProgram application) {
        assertThat(program.run("--quit").code()).isZero();
        assertThat(application.answer().code()).isZero();
        client.ifPresent(one -> one.destroyForcibly().onExit().join());
        application.until("the window has ended too", () -> program.alive().isEmpty());
    }

    private String inTray(RunningProgram application) {
        application.until("in the tray", () -> !panel.items.isEmpty());
        return panel.items.next();
    }

    private void choose(RunningProgram application, String item, String label) {
        application.until(
                label + " can be chosen",
                () -> panel.menu(item).containsKey(label)
                        && panel.menu(item).get(label).enabled());
        panel.callMenu(item, "Event", "isvu", panel.menu(item).get(label).id(), "clicked", new Variant<>(0), 0);
    }
}
