package io.github.pidkeeper.core.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a program has used so far.
 *
 * @param switches how often its threads that are alive have been put to sleep or aside
 */
record Expense(Duration cpu, long switches, int threads) {

    static Expense ofThisProgram() throws IOException {
        if (!(ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system)) {
            throw new IllegalStateException("this Java does not tell its CPU time");
        }
        List<Path> tasks;
        try (Stream<Path> all = Files.list(Path.of("/proc/self/task"))) {
            tasks = all.toList();
        }
        long switches = 0;
        for (Path task : tasks) {
            switches += Files.readString(task.resolve("status"))
                    .lines()
                    .filter(line -> line.contains("ctxt_switches:"))
                    .mapToLong(line -> Long.parseLong(line.replaceFirst(".*:\\s*", "")))
                    .sum();
        }
        return new Expense(Duration.ofNanos(system.getProcessCpuTime()), switches, tasks.size());
    }

    Expense minus(Expense before) {
        return new Expense(cpu.minus(before.cpu), switches - before.switches, threads);
    }
}
