package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb log, on real files. */
final class LogCommandTest {

    @TempDir
    private Path home;

    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = home.resolve("m.log");
        Files.writeString(home.resolve("m.conf"), "log_dest file " + log + "\n");
        Files.writeString(log, """
            1700000000: mosquitto version 2.0.11 starting
            1700000001: Warning: Mosquitto should not be run as root/administrator.
            1700000002: Error: Address already in use
            \033[31m1700000003: New client connected\u202e from\07 127.0.0.1
            """);
    }

    @Test
    void linesAreShownWithLocalTimesAndNothingThatATerminalWouldObey() {
        var run = log();
        assertThat(run).isEqualTo(new Run(ExitCode.OK, """
            2023-11-14 22:13:20 mosquitto version 2.0.11 starting
            2023-11-14 22:13:21 Warning: Mosquitto should not be run as root/administrator.
            2023-11-14 22:13:22 Error: Address already in use
            2023-11-14 22:13:23 New client connected\\u202e from\\u0007 127.0.0.1
            """, ""));
    }

    @Test
    void theLastOfThoseThatAreWantedAreShown() {
        assertThat(log("--lines", "1", "--level", "warning").out())
                .isEqualTo("2023-11-14 22:13:22 Error: Address already in use\n");
        assertThat(log("-n", "1", "--grep", "VERSION").out())
                .endsWith("starting\n")
                .startsWith("2023");
        assertThat(log("--grep", "nothing like it")).isEqualTo(new Run(ExitCode.OK, "", ""));
        assertThat(log("--lines", "0").out()).isEmpty();
    }

    @Test
    void programsGetADocumentForEachLine() {
        assertThat(log("--json", "--level", "error").out())
                .isEqualTo("{\"time\":\"2023-11-14T22:13:22Z\",\"level\":\"error\",\"text\":\"Error: Address already in"
                        + " use\",\"line\":\"1700000002: Error: Address already in use\"}\n");
    }

    @Test
    void whatLooksLikeAPasswordIsMaskedForPeopleAndPrograms() throws IOException {
        Files.writeString(log, """
            1700000000: Connecting bridge (step 1) b (joe:hunter2@127.0.0.1:1)
            1700000001: bad user name or password, api-key: hunter2
            """);

        assertThat(log().out()).isEqualTo("""
            2023-11-14 22:13:20 Connecting bridge (step 1) b (***@127.0.0.1:1)
            2023-11-14 22:13:21 bad user name or password, api-key: ***
            """);
        assertThat(log("--json").out()).contains("***").doesNotContain("hunter2");
    }

    @Test
    void aLogThatIsNotThereOrNoFileIsSaidToBe() throws IOException {
        Files.delete(log);
        assertThat(log())
                .isEqualTo(new Run(
                        ExitCode.UNKNOWN,
                        "",
                        "pidkeeper: " + log + " is not there; the broker makes it when it has something to write\n"));
        Files.createDirectory(log);
        assertThat(log().err()).contains("is no regular file, and was not opened");
        assertThat(log("--source", "output").err()).contains("has no log of the source output; it has: file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--lines|ten|--lines takes a whole number up to 9999999, not \"ten\"",
                "--level|loud|\"loud\" is no level; there are error, warning, info and debug",
                "--source|radio|\"radio\" is no source of a log; there are file, output, earlier-output",
            })
    void whatMakesNoSenseIsRefused(String option, String value, String words) {
        assertThat(log(option, value)).isEqualTo(new Run(ExitCode.USAGE, "", "pidkeeper: " + words + "\n"));
    }

    private Run log(String... options) {
        var typed = new ArrayList<>(List.of("log"));
        typed.addAll(List.of(options));
        typed.addAll(List.of(
                "--pid-file",
                home.resolve("m.pid").toString(),
                "--conf",
                home.resolve("m.conf").toString(),
                "--",
                "/usr/sbin/mosquitto"));
        return Run.of(home, new FakeOperations(), typed.toArray(String[]::new));
    }
}
