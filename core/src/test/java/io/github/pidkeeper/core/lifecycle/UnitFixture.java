package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A broker on an imagined machine that nanomq.service runs, or is to, and what is ordered of it. */
abstract class UnitFixture {

    static final SystemdUnit UNIT = new SystemdUnit("nanomq.service", false);
    static final Duration MOMENT = Duration.ofMillis(50);

    @TempDir
    Path directory;

    Bench bench;
    final FollowedSteps steps = new FollowedSteps();

    @BeforeEach
    void setUp() {
        bench = new Bench(directory);
    }

    @AfterEach
    void nothingIsHeld() {
        bench.nothingIsHeld();
    }

    /** From now on systemd is to be asked, as somebody has configured. */
    void withUnit() {
        bench.broker = bench.broker.withUnit(Optional.of(UNIT));
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

    static Outcome.Done done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    static Outcome.Refused refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return (Outcome.Refused) outcome;
    }

    static Outcome.Failed failed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcome;
    }
}
