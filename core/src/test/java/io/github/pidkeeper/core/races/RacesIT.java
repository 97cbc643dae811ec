package io.github.pidkeeper.core.races;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.arena.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is done to one broker at the same instant, one after the other it is done, and nobody else is hit.
 *
 * <p>A race mostly waits, for a start to be confirmed say, and so several are run at a time. More rounds than are asked for
 * here are run by packaging/bench/races.sh, which makes a table of what is left in target/races.tsv.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the races are begun all at once, and awaited one by one
class RacesIT {

    private static final int ROUNDS = Integer.getInteger("pidkeeper.rounds", 20);
    private static final int AT_A_TIME = 3;
    private static final String REUSE = "pid reuse";
    private static final String AGAINST_STOP = "the broker's own start against a stop";
    private static final String AGAINST_STATUS = "the broker's own start against a status";

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    private final Map<String, Future<List<Row>>> results = new LinkedHashMap<>();

    static List<String> races() {
        return RaceRun.races();
    }

    @BeforeAll
    void begin() {
        var run = new RaceRun(ROUNDS);
        begin(REUSE, run::pidReuse);
        races().forEach(name -> begin(name, () -> run.race(name)));
        begin(AGAINST_STOP, () -> run.secondStart(Verb.STOP));
        begin(AGAINST_STATUS, () -> run.secondStart(Verb.STATUS));
    }

    private void begin(String name, Callable<List<Row>> race) {
        results.put(name, threads.submit(race));
    }

    @ParameterizedTest
    @MethodSource("races")
    void oneAfterTheOtherTheyHaveTheBrokerForThemselves(String race) throws Exception {
        assertThat(clean(race))
                .singleElement()
                .satisfies(row -> assertThat(row.outcomes()).doesNotContain("Failed", "Refused"));
    }

    @ParameterizedTest
    @ValueSource(strings = {AGAINST_STOP, AGAINST_STATUS})
    void theBrokersOwnStartMakesNobodyLie(String race) throws Exception {
        assertThat(clean(race)).hasSize(1);
    }

    @Test
    void aPidThatIsReusedBetweenAnyTwoStepsIsNotSignalled() throws Exception {
        assertThat(clean(REUSE)).hasSizeGreaterThan(10);
    }

    @AfterAll
    void writeTheTable() throws IOException {
        threads.shutdownNow();
        var lines = new ArrayList<String>();
        for (Future<List<Row>> result : results.values()) {
            if (result.state() == Future.State.SUCCESS) {
                result.resultNow().forEach(row -> lines.add(row.line()));
            }
        }
        Files.write(Path.of("target", "races.tsv"), lines);
    }

    private List<Row> clean(String race) throws Exception {
        List<Row> rows = requireNonNull(results.get(race), race).get();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.rounds()).isEqualTo(ROUNDS);
            assertThat(row.disagreements()).as(row.toString()).isZero();
            assertThat(row.harmed()).as(row.toString()).isZero();
        });
        return rows;
    }
}
