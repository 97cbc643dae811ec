package io.github.pidkeeper.core.figures;

import io.github.pidkeeper.core.process.Gauging;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.ProcessUsage;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Measures what one very process uses, as often as it is asked, through a pin of its own: whoever has its pid later is never
 * measured in its place. For one thread.
 */
public final class ProcessMeter implements AutoCloseable {

    private final ProcessFacts facts;
    private final InstantSource clock;
    private final Optional<PinnedProcess> pin;
    private Optional<ProcessUsage> before = Optional.empty();

    private ProcessMeter(ProcessFacts facts, InstantSource clock, Optional<PinnedProcess> pin) {
        this.facts = facts;
        this.clock = clock;
        this.pin = pin;
    }

    /** Takes hold of the process that was proven to be the broker; if it is gone by now, every reading says so. */
    public static ProcessMeter of(ProcessFacts proven, ProcessTable processes, InstantSource clock) {
        Optional<PinnedProcess> pin = Optional.empty();
        if (processes.pin(proven.pid()) instanceof Pinning.Pinned(PinnedProcess process)) {
            if (process.facts().identity().sameProcessAs(proven.identity())) {
                pin = Optional.of(process);
            } else {
                process.close();
            }
        }
        return new ProcessMeter(proven, clock, pin);
    }

    /** Measures now; how busy it is, since the last time. */
    public Reading<ProcessFigures> sample() {
        return switch (pin.<Gauging>map(PinnedProcess::gauge).orElseGet(Gauging.Exited::new)) {
            case Gauging.Gauged(ProcessUsage usage) -> {
                var figures = new ProcessFigures(
                        before.map(earlier -> cpu(earlier, usage)),
                        usage.resident(),
                        usage.threads(),
                        usage.openFiles(),
                        usage.openFilesLimit(),
                        uptime());
                before = Optional.of(usage);
                yield new Reading.Told<>(figures);
            }
            case Gauging.Exited() -> new Reading.Absent<>(Message.of(Phrase.FIGURES_PROCESS_GONE, facts.pid()));
            case Gauging.Untold(String reason) ->
                new Reading.Absent<>(Message.of(Phrase.FIGURES_PROCESS_UNTOLD, facts.pid(), reason));
        };
    }

    /** Measures over so long a time, or until the process exits. */
    public Reading<ProcessFigures> sample(Duration span) throws InterruptedException {
        sample();
        if (pin.isPresent()) {
            pin.get().awaitExit(span);
        }
        return sample();
    }

    private static ProcessFigures.Cpu cpu(ProcessUsage earlier, ProcessUsage now) {
        long span = Math.max(1, now.nanos() - earlier.nanos());
        // Threads that have ended take nothing back; a clock of ticks may all the same seem to.
        long used = Math.max(0, now.cpu().minus(earlier.cpu()).toNanos());
        return new ProcessFigures.Cpu((double) used / span, Duration.ofNanos(span));
    }

    private Duration uptime() {
        Duration uptime = Duration.between(facts.startedAt(), clock.instant());
        return uptime.isNegative() ? Duration.ZERO : uptime;
    }

    @Override
    public void close() {
        pin.ifPresent(PinnedProcess::close);
    }
}
