package io.github.pidkeeper.core.bench;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.log.ChosenLines;
import io.github.pidkeeper.core.log.IndexedLines;
import io.github.pidkeeper.core.log.LastStart;
import io.github.pidkeeper.core.log.LogFilter;
import io.github.pidkeeper.core.log.LogReader;
import io.github.pidkeeper.core.log.LogTape;
import io.github.pidkeeper.core.machine.Machine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * A log of 100 MB: how long until its last lines are there, beside a bare read of its last 64 KiB; how long all of it takes;
 * and what is kept of it. Promised: the first lines within 300 ms, and less than 32 MB.
 */
final class LogBench {

    private static final long SIZE = 100_000_000;
    private static final int TAIL = 64 * 1024;
    private static final int LINES = 192;
    private static final int RUNS = 40;
    private static final double MEBI = 1024 * 1024;

    private final Machine machine = Machine.current();

    void run() throws IOException {
        Path directory = Files.createTempDirectory("log-bench");
        Path file = directory.resolve("nanomq.log");
        try {
            write(file);
            first(file);
            whole(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }

    private static void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            long written = 0;
            for (int number = 0; written < SIZE; number++) {
                String line = "2026-11-27 00:06:23 [11543] "
                        + (number % 50 == 0 ? "WARN " : "INFO ")
                        + " /src/nanomq/apps/pub_handler.c:1042: sensor-" + number + " published to plant/hall\n";
                out.write(line);
                written += line.length();
            }
        }
    }

    /** The first run is a program that has just started, and has read no log yet. */
    private void first(Path file) throws IOException {
        var table = new Table(
                "opened until its last " + LINES + " lines are there, ms",
                "n",
                "bare read of 64 KiB",
                "opened",
                "9 of 10",
                "promised");
        long begin = System.nanoTime();
        open(file);
        table.row("cold", 1, Samples.millis(bare(file)), Samples.millis(System.nanoTime() - begin), "", "300");
        var bare = new Samples();
        var opened = new Samples();
        for (int i = 0; i < RUNS; i++) {
            bare.add(bare(file));
            begin = System.nanoTime();
            open(file);
            opened.add(System.nanoTime() - begin);
        }
        table.row("warm", opened.count(), bare.medianMillis(), opened.medianMillis(), opened.mostMillis(), "300");
    }

    private void open(Path file) throws IOException {
        try (var tape = new LogTape(machine.logs(), file)) {
            tape.look();
            if (new LogReader(tape).last(LINES, LogFilter.all()).size() != LINES) {
                throw new IllegalStateException("lines are missing");
            }
        }
    }

    private static long bare(Path file) throws IOException {
        long begin = System.nanoTime();
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[TAIL];
            in.seek(in.length() - TAIL);
            in.readFully(tail);
        }
        return System.nanoTime() - begin;
    }

    private void whole(Path file) throws IOException {
        var table = new Table("all of it", "ms", "lines", "kept MiB", "promised");
        try (var tape = new LogTape(machine.logs(), file)) {
            tape.look();
            double before = used();
            long begin = System.nanoTime();
            var all = new IndexedLines(tape);
            all.extend(_ -> true);
            table.row("lines counted", Samples.millis(System.nanoTime() - begin), all.size(), kept(before), "32");
            begin = System.nanoTime();
            var chosen = new ChosenLines(tape, new LogFilter(Optional.empty(), Optional.of("sensor-77")));
            chosen.extend(_ -> true);
            table.row(
                    "and searched for a text",
                    Samples.millis(System.nanoTime() - begin),
                    chosen.size(),
                    kept(before),
                    "32");
            begin = System.nanoTime();
            var none = new LastStart(BrokerKind.NANOMQ, Optional.empty(), ZoneId.of("UTC")).find(tape);
            table.row(
                    "a start looked for that is not in it",
                    Samples.millis(System.nanoTime() - begin),
                    none.isPresent() ? 1 : 0,
                    kept(before),
                    "32");
            begin = System.nanoTime();
            int lines = all.lines(all.size() / 2, 64).size();
            table.row("64 lines from its middle", Samples.millis(System.nanoTime() - begin), lines, kept(before), "32");
        }
    }

    private static String kept(double before) {
        return String.format(Locale.ROOT, "%.1f", Math.max(0, used() - before) / MEBI);
    }

    /** What is in use when everything that is not has been taken away. */
    private static double used() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
