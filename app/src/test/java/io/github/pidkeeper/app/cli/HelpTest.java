package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HelpTest {

    @TempDir
    private Path home;

    private final FakeOperations operations = new FakeOperations();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "start",
                "stop",
                "restart",
                "repair",
                "reload",
                "brokers",
                "brokers add",
                "log",
                "journal"
            })
    void everyVerbHasHelpThatBeginsWithHowItIsTyped(String verb) {
        var run = Run.of(home, operations, ("help " + verb).split(" ", -1));
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("pidkeeper " + verb.split(" ", -1)[0]).contains("Exit codes");
        assertThat(Run.of(home, operations, (verb + " --help").split(" ", -1))).isEqualTo(run);
    }

    @Test
    void allVerbsAreInTheProgramsHelp() {
        var run = Run.of(home, operations, "help");
        assertThat(run.out())
                .contains(
                        "pidkeeper status",
                        "pidkeeper restart",
                        "pidkeeper repair",
                        "pidkeeper brokers add",
                        "pidkeeper log",
                        "pidkeeper journal",
                        "--quit");
        assertThat(Run.of(home, operations, "--help")).isEqualTo(run);
    }

    @Test
    void helpIsChineseToWhoWantsIt() {
        assertThat(Run.in(Locale.CHINESE, home, operations, "help", "stop").out())
                .contains("请代理停止");
    }

    @Test
    void onWhatIsNoVerbThereIsNoHelp() {
        var run = Run.of(home, operations, "help", "journey");
        assertThat(run)
                .isEqualTo(new Run(
                        ExitCode.USAGE,
                        "",
                        "pidkeeper: there is no help on \"journey\". See all verbs: pidkeeper help\n"));
    }

    @Test
    void noLineOfHelpIsWiderThanATerminalIsWide() {
        for (var verb :
                new String[] {"", "status", "start", "stop", "restart", "repair", "reload", "brokers", "log", "journal"
                }) {
            assertThat(Run.of(home, operations, ("help " + verb).strip().split(" ", -1))
                            .out()
                            .lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
        }
    }
}
