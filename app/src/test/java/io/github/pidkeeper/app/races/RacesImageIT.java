package io.github.pidkeeper.app.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.races.RaceRun;
import io.github.pidkeeper.core.races.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The built program's command line, as a shell starts it, against others of its kind and against the agent in the tray. More
 * rounds are run by packaging/bench/races.sh.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // for the table
class RacesImageIT {

    private static final int ROUNDS = Integer.getInteger("pidkeeper.image.rounds", 6);
    private static final Path PROGRAM = Path.of(System.getProperty("pidkeeper.image"), "bin", "pidkeeper");

    private final List<String> lines = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"four starters, 4", "agent against command line, 1", "'two agents, a window and a command', 1"})
    void theCommandLineTakesPartLikeAnybody(String race, int commands) throws Exception {
        List<Row> rows = new RaceRun(ROUNDS).race(race, PROGRAM, commands);
        rows.forEach(row -> lines.add(row.line()));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.rounds()).isEqualTo(ROUNDS);
            assertThat(row.disagreements()).as(row.toString()).isZero();
            assertThat(row.harmed()).as(row.toString()).isZero();
            assertThat(row.outcomes()).doesNotContain("Failed", "Refused", "exit");
        });
    }

    @AfterAll
    void writeTheTable() throws IOException {
        Files.write(Path.of("target", "races.tsv"), lines);
    }
}
