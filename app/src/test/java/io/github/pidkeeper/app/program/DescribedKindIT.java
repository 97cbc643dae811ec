package io.github.pidkeeper.app.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A kind of broker of which only a file tells anything: Debian's Mosquitto, as if nobody had ever heard of it. */
class DescribedKindIT extends WatchedMosquitto {

    private Path broker;

    DescribedKindIT() {
        super("hive");
    }

    @BeforeEach
    void describe() throws IOException {
        // By its name it is none of the kinds that are built in.
        broker = Files.copy(MOSQUITTO, home.resolve("hived"));
        configure("allow_anonymous true");
        Files.createDirectories(program.kinds());
        describe("""
            programs = [hived]
            pid-file-form = digits
            left-out-arguments = ["-d"]
            configuration-format = mosquitto
            configuration-options = ["-c"]
            reload = hup
            """);
    }

    @Test
    void itIsStartedLookedAtReloadedAndStoppedAsItsDescriptionSays() throws IOException {
        Answer added = add();
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(program.run("brokers", "kinds").out())
                .contains("my-mosquitto")
                .contains("hived");
        assertThat(program.run("brokers", "list").out()).contains("my-mosquitto");
        assertThat(added.out()).as("its own configuration was read").contains("pid file " + pidFile);

        Answer started = program.run("start", "hall");
        assertThat(started.code()).as(started.err()).isZero();
        String pid = Files.readString(pidFile).strip();
        Answer status = program.run("status", "hall");
        assertThat(status.code()).isZero();
        assertThat(status.out())
                .startsWith("hall is running · pid " + pid + " · since ")
                .contains(" · pid file true\n")
                .contains("CONNACK");
        assertThat(Path.of("/proc", pid, "cmdline"))
                .as("-d was left out")
                .content()
                .isEqualTo(broker + "\0-c\0" + configuration + "\0");

        configure("allow_anonymous false");
        Answer reloaded = program.run("reload", "hall");
        assertThat(reloaded.code()).as(reloaded.err()).isZero();
        assertThat(reloaded.out()).contains("SIGHUP");
        assertThat(program.run("status", "hall", "--json").out())
                .contains("\"pid\":" + pid + ",\"since\"")
                .as("anonymous clients are refused since")
                .contains("CONNACK 5");

        Answer stopped = program.run("stop", "hall");
        assertThat(stopped.code()).as(stopped.err()).isZero();
        assertThat(pidFile).doesNotExist();
        assertThat(program.run("status", "hall").code()).isEqualTo(3);
    }

    @Test
    void aBadDescriptionIsToldAndConcernsNoOtherBroker() throws IOException {
        assertThat(add().code()).isZero();
        assertThat(program.run(
                                "brokers",
                                "add",
                                "other",
                                "--pid-file",
                                home.resolve("other.pid").toString(),
                                "--",
                                "/usr/bin/sleep",
                                "60")
                        .code())
                .isZero();
        describe("programs = [hived]\nreload = usr1\n");
        String wrong = program.kinds().resolve("my-mosquitto.conf") + ", line 2: \"reload\" must be one of hup, none";

        Answer status = program.run("status", "hall");
        assertThat(status.code()).isEqualTo(4);
        assertThat(status.err())
                .isEqualTo("pidkeeper: " + program.brokers().resolve("hall.conf")
                        + ", line 2: the description of the kind my-mosquitto cannot be used (" + wrong
                        + "). Mend the file; its broker is left alone until then.\n");
        assertThat(program.run("start", "hall").code()).as("refused").isEqualTo(6);
        Answer adding = add("--kind", "my-mosquitto");
        assertThat(adding.code()).isEqualTo(64);
        assertThat(adding.err()).contains("the description of the kind my-mosquitto cannot be used (" + wrong + ")");
        Answer kinds = program.run("brokers", "kinds");
        assertThat(kinds.code()).isEqualTo(4);
        assertThat(kinds.err()).contains(wrong + ". Mend the file; there is no such kind until then.");

        Answer other = program.run("start", "other");
        assertThat(other.code()).as(other.err()).isZero();
        assertThat(program.run("stop", "other").code()).isZero();
        assertThat(pidFile).doesNotExist();
    }

    private Answer add(String... more) {
        return program.run(Stream.of(
                        Stream.of("brokers", "add", more.length == 0 ? "hall" : "yard"),
                        Stream.of(more),
                        Stream.of("--", broker.toString(), "-d", "-c", configuration.toString()))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    private void describe(String text) throws IOException {
        Files.writeString(program.kinds().resolve("my-mosquitto.conf"), text);
    }
}
