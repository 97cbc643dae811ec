package io.github.pidkeeper.app.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application where there is nothing to show itself on: one sentence, and nothing is left behind. */
class ApplicationIT {

    @TempDir
    Path home;

    private Program program;

    @BeforeEach
    void prepare() {
        program = new Program(home);
    }

    @AfterEach
    void nothingIsLeft() {
        program.close();
        assertThat(home.resolve("run")).isEmptyDirectory();
        assertThat(home.resolve("state")).doesNotExist();
        assertThat(home.resolve("config")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--minimized", "--practice"})
    void withoutADisplayNothingIsStarted(String option) {
        Answer answer = option.isEmpty() ? program.run() : program.run(option);
        assertThat(answer)
                .isEqualTo(new Answer(
                        69,
                        "",
                        "pidkeeper: there is no display: DISPLAY is not set; log in to a desktop, or use the command"
                                + " line (pidkeeper status)\n"));
    }

    @Test
    void aDisplayThatHasGoneIsNamed() {
        Answer answer = program.with("DISPLAY", ":4711").run();
        assertThat(answer.code()).isEqualTo(69);
        assertThat(answer.err())
                .startsWith("pidkeeper: there is no display :4711 on this machine; ")
                .hasLineCount(1);
    }

    @Test
    void whatIsNotThereCannotBeQuit() {
        Answer answer = program.run("--quit");
        assertThat(answer)
                .isEqualTo(new Answer(5, "", "pidkeeper: Pidkeeper is not running; there is nothing to quit\n"));
    }

    @Test
    void onlyOneThingCanBeAskedAtATime() {
        Answer answer = program.run("--minimized", "--quit");
        assertThat(answer)
                .isEqualTo(
                        new Answer(64, "", "pidkeeper: --minimized and --quit exclude each other; give one of them\n"));
    }
}
