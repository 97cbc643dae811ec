package io.github.pidkeeper.app.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The verb log on Debian's Mosquitto: its file, its output, a log that is turned as logrotate does it, and restarts. */
class LogMosquittoIT extends WatchedMosquitto {

    private Path log;

    LogMosquittoIT() {
        super("mosquitto");
    }

    @BeforeEach
    void add() throws IOException {
        log = home.resolve("mosquitto.log");
        configure("log_dest file " + log);
        assertThat(program.run(
                                "brokers",
                                "add",
                                "plant",
                                "--pid-file",
                                pidFile.toString(),
                                "--",
                                MOSQUITTO.toString(),
                                "-c",
                                configuration.toString())
                        .code())
                .isZero();
    }

    @Test
    void itsFileIsFollowedThroughARestartAndATurnAndTheLastStartIsFound() throws IOException {
        assertThat(program.run("log", "plant").code()).isEqualTo(4);
        ok(program.run("start", "plant"));
        ok(program.run("restart", "plant"));
        Answer all = ok(program.run("log", "plant", "--lines", "1000"));
        assertThat(all.out().lines().filter(line -> line.endsWith("starting"))).hasSize(2);
        assertThat(all.out())
                .doesNotContainPattern("(?m)^1[0-9]{9}")
                .containsPattern("(?m)^20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d mosquitto");
        Answer since = ok(program.run("log", "plant", "--since-start"));
        assertThat(since.out().lines().filter(line -> line.endsWith("starting")))
                .hasSize(1);
        assertThat(since.out().lines().findFirst().orElseThrow()).endsWith("starting");

        var follow = program.start("log", "plant", "--follow", "--lines", "1");
        follow.awaitOut("disconnected");
        Files.move(log, home.resolve("mosquitto.log.1"));
        new ProcessBuilder("/bin/kill", "-HUP", Files.readString(pidFile).strip())
                .start()
                .onExit()
                .join();
        follow.awaitOut("Reloading config");
        ok(program.run("stop", "plant"));
        follow.awaitOut("terminating");
        follow.signal("TERM");
        Answer followed = follow.answer();
        assertThat(followed.code()).isEqualTo(143);
        assertThat(followed.err()).isEmpty();
        assertThat(followed.out().lines().filter(line -> line.endsWith("terminating")))
                .hasSize(1);
        assertThat(followed.out().lines().filter(line -> line.contains("Reloading config")))
                .hasSize(1);
    }

    @Test
    void theOutputOfABrokerThatWasStartedHereIsItsLogWhereItHasNoFile() throws IOException {
        configure("log_type all");
        Answer before = program.run("log", "plant");
        assertThat(before.code()).isEqualTo(4);
        assertThat(before.err())
                .contains("plant logs to its output; what it writes is kept from when it is started here");
        ok(program.run("start", "plant"));
        ok(program.run("stop", "plant"));
        ok(program.run("start", "plant"));
        ok(program.run("stop", "plant"));
        assertThat(ok(program.run("log")).out()).contains("starting").contains("terminating");
        assertThat(ok(program.run("log", "--source", "earlier-output", "--grep", "TERMINATING"))
                        .out()
                        .lines())
                .hasSize(1);
        assertThat(ok(program.run("log", "--json", "--lines", "1")).out())
                .startsWith("{\"time\":\"20")
                .contains("\"level\":null,\"text\":\"mosquitto version")
                .endsWith(" terminating\"}\n");
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer;
    }
}
