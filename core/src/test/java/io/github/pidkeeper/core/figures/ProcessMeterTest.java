package io.github.pidkeeper.core.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.pidkeeper.core.process.Gauging;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessUsage;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcessMeterTest {

    private static final InstantSource CLOCK = InstantSource.fixed(OneProcess.STARTED.plusSeconds(90));

    private final OneProcess machine = new OneProcess();

    @Test
    void howBusyItIsTakesTwoLooks() {
        machine.uses(usage(1_000, 10_000)).uses(usage(3_000, 10_500));
        try (var meter = ProcessMeter.of(machine.facts(), machine, CLOCK)) {
            assertThat(told(meter).cpu()).isEmpty();

            ProcessFigures.Cpu cpu = told(meter).cpu().orElseThrow();
            assertThat(cpu.cores()).isCloseTo(0.25, within(1e-9));
            assertThat(cpu.over()).isEqualTo(Duration.ofSeconds(2));
        }
    }

    @Test
    void twoBusyThreadsAreTwoCores() {
        machine.uses(usage(0, 0)).uses(usage(1_000, 2_000));
        try (var meter = ProcessMeter.of(machine.facts(), machine, CLOCK)) {
            meter.sample();

            assertThat(told(meter).cpu().orElseThrow().cores()).isCloseTo(2, within(1e-9));
        }
    }

    @Test
    void whatIsMeasuredIsToldAsItIs() {
        machine.uses(usage(0, 0));
        try (var meter = ProcessMeter.of(machine.facts(), machine, CLOCK)) {
            ProcessFigures figures = told(meter);

            assertThat(figures.resident()).isEqualTo(5_000_000);
            assertThat(figures.threads()).isEqualTo(14);
            assertThat(figures.openFiles()).hasValue(12);
            assertThat(figures.openFilesLimit()).isEmpty();
            assertThat(figures.uptime()).isEqualTo(Duration.ofSeconds(90));
        }
    }

    @Test
    void anotherProcessWithTheSamePidIsNotMeasured() {
        ProcessFacts proven = machine.facts();
        machine.reused();
        try (var meter = ProcessMeter.of(proven, machine, CLOCK)) {
            assertThat(meter.sample())
                    .isEqualTo(new Reading.Absent<>(Message.of(Phrase.FIGURES_PROCESS_GONE, OneProcess.PID)));
            assertThat(machine.pins()).isZero();
        }
    }

    @Test
    void aProcessThatExitsHasNoFiguresAnyMore() {
        machine.uses(usage(0, 0)).uses(new Gauging.Exited());
        try (var meter = ProcessMeter.of(machine.facts(), machine, CLOCK)) {
            meter.sample();

            assertThat(meter.sample()).isInstanceOf(Reading.Absent.class);
        }
    }

    @Test
    void whatMayNotBeReadSaysWhy() {
        machine.uses(new Gauging.Untold("Permission denied"));
        try (var meter = ProcessMeter.of(machine.facts(), machine, CLOCK)) {
            assertThat(meter.sample())
                    .isEqualTo(new Reading.Absent<>(
                            Message.of(Phrase.FIGURES_PROCESS_UNTOLD, OneProcess.PID, "Permission denied")));
        }
    }

    @Test
    void theProcessIsLetGoInTheEnd() {
        var meter = ProcessMeter.of(machine.facts(), machine, CLOCK);
        assertThat(machine.pins()).isEqualTo(1);

        meter.close();

        assertThat(machine.pins()).isZero();
    }

    private static ProcessFigures told(ProcessMeter meter) {
        return meter.sample().told().orElseThrow();
    }

    private static Gauging usage(long atMillis, long cpuMillis) {
        return new Gauging.Gauged(new ProcessUsage(
                Duration.ofMillis(atMillis).toNanos(),
                Duration.ofMillis(cpuMillis),
                5_000_000,
                14,
                OptionalLong.of(12),
                OptionalLong.empty()));
    }
}
