package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bench of its own for each test, what is ordered and seen of the broker on it, and nothing held when the test is over. */
abstract class BenchFixture {

    @TempDir
    Path directory;

    Bench bench;
    final FollowedSteps steps = new FollowedSteps();

    private final Function<Path, Bench> making;

    BenchFixture() {
        this(Bench::new);
    }

    /** @param making sets the bench up in the directory of a test */
    BenchFixture(Function<Path, Bench> making) {
        this.making = making;
    }

    @BeforeEach
    void setUp() {
        bench = making.apply(directory);
    }

    @AfterEach
    void nothingIsHeld() {
        bench.nothingIsHeld();
    }

    Outcome start() throws InterruptedException {
        return bench.lifecycle.start(bench.broker, steps);
    }

    Outcome stop() throws InterruptedException {
        return bench.lifecycle.stop(bench.broker, steps);
    }

    Outcome restart() throws InterruptedException {
        return bench.lifecycle.restart(bench.broker, steps);
    }

    Verdict status() {
        return bench.lifecycle.status(bench.broker);
    }

    /** A look that comes to this. */
    Verdict expect(BrokerState state, PidFileHealth health) {
        Verdict verdict = status();
        assertThat(verdict.state()).as(verdict.toString()).isEqualTo(state);
        assertThat(verdict.pidFileHealth()).as(verdict.toString()).isEqualTo(health);
        return verdict;
    }

    static Outcome.Done done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    static Outcome.NothingToDo nothingToDo(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.NothingToDo.class);
        return (Outcome.NothingToDo) outcome;
    }

    static Outcome.Refused refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return (Outcome.Refused) outcome;
    }

    static Outcome.Failed failed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcome;
    }

    static List<Phrase> phrases(Verdict verdict) {
        return verdict.evidence().stream().map(one -> one.finding().phrase()).toList();
    }
}
