package io.github.pidkeeper.app.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command line on Debian's Mosquitto. */
class CommandLineMosquittoIT extends WatchedMosquitto {

    CommandLineMosquittoIT() {
        super("mosquitto");
    }

    @BeforeEach
    void add() throws IOException {
        configure();
        assertThat(program.run(
                                "brokers",
                                "add",
                                "plant",
                                "--pid-file",
                                pidFile.toString(),
                                "--port",
                                Integer.toString(port),
                                "--",
                                MOSQUITTO.toString(),
                                "-c",
                                configuration.toString())
                        .code())
                .isZero();
    }

    @Test
    void itIsStartedLookedAtRestartedAndStoppedAndThePidFileTellsTheTruth() throws IOException {
        Answer started = program.run("start", "plant");
        assertThat(started.code()).as(started.err()).isZero();
        String first = Files.readString(pidFile).strip();

        Answer status = program.run("status", "plant");
        assertThat(status.code()).isZero();
        assertThat(status.out())
                .startsWith("plant is running · pid " + first + " · since ")
                .contains(" · pid file true\n");

        Answer restarted = program.run("restart", "plant");
        assertThat(restarted.code()).as(restarted.err()).isZero();
        String second = Files.readString(pidFile).strip();
        assertThat(second).isNotEqualTo(first);
        assertThat(program.run("status", "--json").out()).contains("\"pid\":" + second + ",\"since\":\"");

        Answer stopped = program.run("stop", "plant");
        assertThat(stopped.code()).as(stopped.err()).isZero();
        assertThat(pidFile).doesNotExist();
        assertThat(program.run("status").code()).isEqualTo(3);
    }

    @Test
    void aConfigurationThatDoesNotParseIsToldWithItsLineAndNothingIsStarted() throws IOException {
        Files.writeString(configuration, "listner 1883\n");
        Answer started = program.run("start", "plant");
        assertThat(started.code()).isEqualTo(7);
        assertThat(started.err())
                .contains(configuration + " does not parse: line 1:")
                .doesNotContain("said last");
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void aConfigurationThatOnlyMosquittoRejectsFailsWithItsOwnWords() throws IOException {
        Files.writeString(configuration, Files.readString(configuration) + "websockets_headers_size 70000\n");
        Answer started = program.run("start", "plant");
        assertThat(started.code()).isEqualTo(7);
        assertThat(started.err()).contains("plant said last:").contains("Websockets headers size");
        assertThat(pidFile).doesNotExist();
    }
}
