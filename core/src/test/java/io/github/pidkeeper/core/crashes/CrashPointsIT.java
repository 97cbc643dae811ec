package io.github.pidkeeper.core.crashes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.crashes.Point.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Wherever this program is ended by force, the next run finds the truth, and finishes or clears.
 *
 * <p>Here of every kind of point the first is tried: the beginning and the end of every step, before and after every lock,
 * signal and start of a process, before each kind of change to each file but its sync, and in the middle of a write to it. All
 * points, with all that can come next, are tried by packaging/bench/crash-points.sh, which makes a table of
 * target/crash-points.tsv.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // for the table
class CrashPointsIT {

    private final List<Point> passed = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void theNextRunFindsTheTruthAfterEveryPointOf(Scenario scenario) throws Exception {
        List<Point> points = new CrashRun(Boolean.getBoolean("pidkeeper.points.all")).points(scenario);
        passed.addAll(points);

        assertThat(points).extracting(Point::kind).contains(Kind.values());
        assertThat(points.stream().filter(point -> !point.passed())).isEmpty();
    }

    @AfterAll
    void writeTheTable() throws IOException {
        Files.write(
                Path.of("target", "crash-points.tsv"),
                passed.stream().map(Point::line).toList());
    }
}
