package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.RealBench.padded;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The two defects of NanoMQ that this program was written against, on real processes: a second start that overwrites the
 * pid file of a running broker, and a stop that does away with the pid file while the broker lives on.
 */
class NanoMqDefectsIT {

    private final RealBench bench = new RealBench(Duration.ofSeconds(10));
    private final FollowedSteps steps = new FollowedSteps();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void aSecondStartLeavesTheRunningBrokersPidFileByteForByte() throws Exception {
        Broker broker = bench.nanomq();
        long pid = bench.start(broker);
        var written = Files.getLastModifiedTime(bench.pidFile);
        assertThat(bench.pidFileBytes()).isEqualTo(padded(pid));

        Outcome second = bench.lifecycle.start(broker, steps);

        assertThat(second).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(second.message().phrase()).isEqualTo(Phrase.ALREADY_RUNNING);
        assertThat(bench.pidFileBytes()).isEqualTo(padded(pid));
        assertThat(Files.getLastModifiedTime(bench.pidFile)).isEqualTo(written);
        assertThat(bench.running()).containsExactly(pid);
    }

    @Test
    @Fault("C15")
    void whereItsOwnSecondStartHasOverwrittenTheFileBothPidsAreNamed() throws Exception {
        Broker broker = bench.nanomq();
        StandInProcess first = bench.startByHand(broker).awaitReady();
        StandInProcess second = bench.startByHand(broker);
        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(bench.pidFileBytes()).isEqualTo(padded(second.pid()));

        var verdict = bench.expect(broker, BrokerState.RUNNING, PidFileHealth.MISMATCHED);

        assertThat(verdict.process().orElseThrow().pid()).isEqualTo(first.pid());
        assertThat(verdict.namedPid()).hasValue(second.pid());
        assertThat(verdict.evidence()).anySatisfy(one -> {
            assertThat(one.finding().phrase()).isEqualTo(Phrase.PID_FILE_NAMES_ANOTHER);
            assertThat(one.finding().arguments()).contains(first.pid(), second.pid());
        });
        assertThat(bench.lifecycle.start(broker, steps)).isInstanceOf(Outcome.NothingToDo.class);
        assertThat(bench.pidFileBytes()).isEqualTo(padded(second.pid()));
        assertThat(bench.running()).containsExactly(first.pid());
    }

    @Test
    @Fault("C04")
    void duringASlowStopThePidFileIsThereUntilTheProcessHasExited() throws Exception {
        Broker broker = bench.nanomq("--exit-delay", "2000");
        long pid = bench.start(broker);
        var looks = new AtomicInteger();
        Progress watching = new Progress() {
            @Override
            public void changed(Step step) {
                boolean alive =
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
                boolean waiting = step.kind() == Step.Kind.AWAIT_EXIT && step.progress() == Step.Progress.UNDER_WAY;
                if (waiting && alive) {
                    assertThat(bench.pidFileBytes()).isEqualTo(padded(pid));
                    looks.incrementAndGet();
                }
            }
        };

        assertThat(bench.stop(broker, watching)).isInstanceOf(Outcome.Done.class);

        assertThat(looks.get()).as("looks while it was stopping").isGreaterThan(2);
        assertThat(bench.running()).isEmpty();
        assertThat(bench.pidFile).doesNotExist();
        bench.expect(broker, BrokerState.STOPPED, PidFileHealth.ABSENT);
    }

    @Test
    void aStopThatFailsLeavesThePidFileByteForByte() throws Exception {
        try (var impatient = new RealBench(Duration.ofMillis(300))) {
            Broker broker = impatient.nanomq("--ignore-term");
            long pid = impatient.start(broker);

            Outcome outcome = impatient.stop(broker, steps);

            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            assertThat(outcome.message().phrase()).isEqualTo(Phrase.NOT_STOPPED);
            assertThat(impatient.pidFileBytes()).isEqualTo(padded(pid));
            assertThat(impatient.running()).containsExactly(pid);
            impatient.expect(broker, BrokerState.RUNNING, PidFileHealth.TRUE);
        }
    }
}
