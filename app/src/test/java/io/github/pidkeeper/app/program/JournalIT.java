package io.github.pidkeeper.app.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.github.pidkeeper.core.standin.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of several runs of the program, as a shell sees it. */
class JournalIT {

    @TempDir
    Path home;

    private final StandIn standIn = StandIn.named("broker");
    private Program program;

    @BeforeEach
    void configure() {
        program = new Program(home);
        String pidFile = standIn.directory().resolve("broker.pid").toString();
        String port = Integer.toString(standIn.freePort());
        assertThat(program.run(
                                "brokers",
                                "add",
                                "plant",
                                "--pid-file",
                                pidFile,
                                "--port",
                                port,
                                "--",
                                standIn.program().toString(),
                                "--port",
                                port,
                                "--pid-file",
                                pidFile)
                        .code())
                .isZero();
    }

    @AfterEach
    void nothingIsLeft() {
        program.close();
        standIn.close();
    }

    @Test
    void whatWasDoneAndRefusedIsToldByALaterRun() {
        assertThat(program.run("start").code()).isZero();
        long pid = standIn.running().getFirst().pid();
        assertThat(program.run("start").code()).isEqualTo(5);
        assertThat(program.run("stop").code()).isZero();
        assertThat(program.run("brokers", "remove", "plant").code()).isZero();

        Answer told = program.run("journal", "--broker", "plant");
        assertThat(told.code()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out().lines().filter(line -> !line.startsWith(" ")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("  start plant · done · ")
                                .endsWith(" · process " + pid),
                        line -> assertThat(line).contains("  start plant · nothing to do · "),
                        line -> assertThat(line)
                                .contains("  stop plant · done · ")
                                .endsWith(" · process " + pid));
        assertThat(told.out())
                .contains("  → signal SIGTERM to " + pid + ": sent\n")
                .contains("  plant has stopped: pid " + pid + " exited after ");

        Answer stored = program.run("journal", "--json", "--since", "1h");
        assertThat(stored.out().lines().toList()).hasSizeGreaterThan(10).allSatisfy(line -> {
            Config entry = ConfigFactory.parseString(
                    line, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
            assertThat(entry.getString("broker")).isEqualTo("plant");
            assertThat(entry.getString("user")).isEqualTo(System.getProperty("user.name"));
        });
        assertThat(program.state().resolve("journal.jsonl")).hasContent(stored.out());
    }

    @Test
    void aJournalThatHasGrownBeyondAllMeasureIsReadInTheMemoryThatAVerbHas() throws IOException {
        assertThat(program.run("stop").code()).isEqualTo(5);
        Path file = program.state().resolve("journal.jsonl");
        byte[] lines = Files.readString(file).repeat(1000).getBytes(UTF_8);
        try (var out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            for (long size = 0; size < 80_000_000; size += lines.length) {
                out.write(lines);
            }
        }

        for (String[] asked : new String[][] {{"--broker", "attic"}, {"--since", "2099-01-01"}}) {
            Answer told = program.start(List.of("-Xmx64m"), "journal", asked[0], asked[1])
                    .answer();
            assertThat(told.err()).isEmpty();
            assertThat(told.code()).isZero();
            assertThat(told.out().lines()).hasSize(1);
        }
    }

    @Test
    void whoClosesThePipeIsNotShownATrace() throws IOException {
        assertThat(program.run("stop").code()).isEqualTo(5);
        Path file = program.state().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(file);
        for (int copies = 0; copies < 500; copies++) {
            for (String line : lines) {
                String copy = line.replaceFirst("\"operation\":\"", "\"operation\":\"" + copies);
                Files.writeString(file, copy + "\n", StandardOpenOption.APPEND);
            }
        }

        for (String form : List.of("--json", "--since=1h")) {
            Answer told = program.runInto("head -n 1", "journal", form);
            assertThat(told.out().lines()).hasSize(1);
            assertThat(told.err()).isEqualTo("code 0\n");
        }
    }
}
