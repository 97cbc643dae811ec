package io.github.pidkeeper.app.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The application with its window, on a desktop without a tray. */
@Timeout(240)
class ApplicationGuiIT {

    private final Screen screen = new Screen();

    @TempDir
    Path home;

    private Program program;

    @BeforeEach
    void aDesktopWithoutATray() {
        program = new Program(home)
                .with("DISPLAY", Objects.requireNonNull(System.getenv("DISPLAY"), "a display is needed"));
    }

    @AfterEach
    void nothingIsLeft() {
        program.nothingIsLeft();
    }

    @Test
    void theWindowIsAProcessOfItsOwnThatEndsWithTheApplication() {
        RunningProgram application = program.start(own());
        application.until("a window", () -> program.windows().size() == 1);

        assertThat(program.run(own())).as("hands over").isEqualTo(new Answer(0, "", ""));
        assertThat(program.windows()).hasSize(1);

        assertThat(program.run(own("--quit")).code()).isZero();
        assertThat(application.answer().code()).as("there was no tray").isEqualTo(69);
        application.until("the window has ended too", () -> program.alive().isEmpty());
    }

    @Test
    void withoutABusTheWindowOpensAloneAndItsEndSaysThatSomethingWasMissing() {
        RunningProgram application = program.start(own());
        application.until("a window is seen", screen::showsWindow);
        assertThat(application.err())
                .startsWith("pidkeeper: there is no session bus, and so no tray (DBUS_SESSION_BUS_ADDRESS is not set")
                .endsWith("for the tray, start it from a desktop session\n")
                .hasLineCount(1);

        application.until("it is closed as a person closes it", () -> {
            screen.press("ctrl+w");
            return !application.isAlive();
        });

        assertThat(application.answer().code()).isEqualTo(69);
        assertThat(application.err()).hasLineCount(1);
        application.until("the window has ended too", () -> program.alive().isEmpty());
    }

    @Test
    void withoutATrayAWindowThatIsGoneEndsTheApplication() {
        RunningProgram application = program.start(own());
        application.until("a window", () -> program.windows().size() == 1);
        program.windows().forEach(ProcessHandle::destroyForcibly);
        Answer answer = application.answer();
        assertThat(answer.code()).isEqualTo(69);
        assertThat(answer.err()).contains("the window ended with exit code 137");
    }

    @Test
    void thePracticeBrokerIsThereToTryEverythingOn() {
        RunningProgram application = program.start(own("--practice"));
        application.until("its pid file", () -> Files.exists(home.resolve("own/practice.pid")));
        application.until(
                "it runs",
                () -> program.run(own("status", "practice", "--json"))
                        .out()
                        .startsWith("{\"broker\":\"practice\",\"state\":\"running\""));
        application.until("a window", () -> program.windows().size() == 1);
        assertThat(program.run(own("--quit")).code()).isZero();
        application.answer();

        assertThat(program.run(own("status", "practice")).code())
                .as("it runs on")
                .isZero();
        assertThat(program.run(own("stop", "practice")).code()).isZero();
        assertThat(program.run(own("status", "practice")).code()).isEqualTo(3);
        application.until("the window has ended too", () -> program.alive().isEmpty());
    }

    private String[] own(String... arguments) {
        var typed = new ArrayList<>(List.of(arguments));
        typed.addAll(List.of("--state-dir", home.resolve("own").toString()));
        return typed.toArray(String[]::new);
    }
}
