package io.github.pidkeeper.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kinds of brokers on the command line. */
final class KindsCommandTest {

    @TempDir
    private Path home;

    private final FakeOperations operations = new FakeOperations();

    @Test
    void theKindsAreListed() throws IOException {
        describe("hive", "programs = [hived]\nreload = hup\n");

        assertThat(run("brokers", "kinds")).isEqualTo(new Run(ExitCode.OK, """
            nanomq · built in · programs nanomq · reloaded by its own command
            mosquitto · built in · programs mosquitto · reloaded by SIGHUP
            hive · described in the settings · programs hived · reloaded by SIGHUP
            generic · built in · any program · cannot be reloaded
            """, ""));
        assertThat(run("brokers", "kinds", "--json").out())
                .contains("{\"kind\":\"hive\",\"builtIn\":false,\"programs\":[\"hived\"],\"places\":[],"
                        + "\"pidFileForm\":\"line\",\"pidFileVariable\":null,")
                .contains("\"pidFileVariable\":\"NANOMQ_PID_FILE\"");
    }

    @Test
    void aBadDescriptionIsOneSentenceAndTheOthersAreListed() throws IOException {
        var file = describe("hive", "\nrelod = hup\n");

        for (var verb : List.of("kinds", "list")) {
            var run = run("brokers", verb);
            assertThat(run.code()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(run.err())
                    .isEqualTo("pidkeeper: " + file + ", line 2: unknown key \"relod\"; \"reload\" was probably meant."
                            + " Mend the file; there is no such kind until then.\n");
        }
        assertThat(run("brokers", "kinds").out()).hasLineCount(3);
    }

    @Test
    void aDescribedKindTellsItselfByItsProgramAndByItsName() throws IOException {
        describe("hive", "programs = [hived]\nrefused-arguments = [--detach]\n");
        var program = program("hived-2.1");

        assertThat(add("one", program).code()).isEqualTo(ExitCode.OK);
        assertThat(add("two", program("other"), "--kind", "hive").code()).isEqualTo(ExitCode.OK);

        assertThat(Files.readString(home.resolve("brokers/one.conf"))).contains("kind = hive\n");
        assertThat(run("brokers", "list").out()).contains("one · hive · ").contains("two · hive · ");
    }

    @Test
    void whatSendsABrokerIntoTheBackgroundIsNotAdded() throws IOException {
        var run = run(
                "brokers",
                "add",
                "n",
                "--pid-file",
                "/p",
                "--",
                program("nanomq").toString(),
                "start",
                "-d");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("pidkeeper: n is not started with -d, since ")
                .endsWith("take -d out of its command: " + home + "/nanomq start; nothing was added\n");
        assertThat(home.resolve("brokers")).doesNotExist();
    }

    private Run add(String name, Path program, String... options) {
        return run(Stream.of(
                        Stream.of("brokers", "add", name, "--pid-file", "/run/" + name + ".pid"),
                        Stream.of(options),
                        Stream.of("--", program.toString()))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    private Path program(String name) throws IOException {
        var program = Files.createFile(home.resolve(name));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private Path describe(String name, String text) throws IOException {
        Files.createDirectories(home.resolve("kinds"));
        return Files.writeString(home.resolve("kinds").resolve(name + ".conf"), text);
    }

    private Run run(String... typed) {
        return Run.of(home, operations, typed);
    }
}
