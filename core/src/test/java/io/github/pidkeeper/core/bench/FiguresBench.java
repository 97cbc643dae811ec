package io.github.pidkeeper.core.bench;

import io.github.pidkeeper.core.figures.ProcessMeter;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.standin.Appetite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;

/**
 * One sample of what a process uses, beside the bare reads of what it consists of: stat, statm, limits, and the size of fd.
 * Promised: three times as long, at the median.
 */
final class FiguresBench {

    private static final int TO_BE_WARM = 5000;
    private static final int SAMPLES = 3000;

    private final Machine machine = Machine.current();

    void run() throws IOException {
        var table = new Table("sample of figures, µs", "n", "bare reads", "sample", "9 of 10", "times", "promised");
        for (int files : new int[] {10, 1000}) {
            try (var child = new Appetite(files, 14);
                    var meter = ProcessMeter.of(facts(child.pid()), machine.processes(), InstantSource.system())) {
                measure(table, "a busy process with " + child.files() + " open files", child.pid(), meter);
            }
        }
    }

    private static void measure(Table table, String name, long pid, ProcessMeter meter) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        var bare = new Samples();
        var sample = new Samples();
        for (int i = -TO_BE_WARM; i < SAMPLES; i++) {
            long begin = System.nanoTime();
            Files.readString(process.resolve("stat"));
            Files.readString(process.resolve("statm"));
            Files.readString(process.resolve("limits"));
            Files.size(process.resolve("fd"));
            long middle = System.nanoTime();
            Reading<?> reading = meter.sample();
            long end = System.nanoTime();
            if (!(reading instanceof Reading.Told<?>)) {
                throw new IllegalStateException(reading.toString());
            }
            if (i >= 0) {
                bare.add(middle - begin);
                sample.add(end - middle);
            }
        }
        table.row(
                name,
                sample.count(),
                bare.medianMicros(),
                sample.medianMicros(),
                sample.mostMicros(),
                String.format(Locale.ROOT, "%.2f", (double) sample.median() / bare.median()),
                "3.0");
    }

    private ProcessFacts facts(long pid) {
        if (machine.processes().pin(pid) instanceof Pinning.Pinned(PinnedProcess process)) {
            try (process) {
                return process.facts();
            }
        }
        throw new IllegalStateException(pid + " is gone");
    }
}
