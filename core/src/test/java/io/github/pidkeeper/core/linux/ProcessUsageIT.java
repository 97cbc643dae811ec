package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.process.Gauging;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.ProcessUsage;
import io.github.pidkeeper.core.standin.Appetite;
import io.github.pidkeeper.core.standin.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real process uses, beside what it knows itself. */
@Timeout(60)
class ProcessUsageIT {

    /** Two ticks of the kernel's clock: it and the process round in different ways. */
    private static final Duration TICKS = Duration.ofMillis(20);

    private final ProcessTable table = RealTable.ofThisSystem();

    @Test
    void filesThreadsAndMemoryAreThoseOfTheProcess() throws IOException {
        try (var child = new Appetite(17, 5);
                PinnedProcess process = RealTable.pinned(table, child.pid())) {
            ProcessUsage usage = gauged(process);

            assertThat(usage.openFiles()).hasValue(child.files());
            assertThat(usage.threads()).isEqualTo(child.threads());
            assertThat(usage.openFilesLimit().orElseThrow()).isEqualTo(ownLimit());
            // A thread that has just begun goes on taking memory for a moment.
            Patience.ofABusyMachine()
                    .until("both tell one number", () -> gauged(process).resident() == residentOf(child.pid()));
        }
    }

    @Test
    void theProcessorTimeIsWhatTheProcessHasUsed() {
        try (var child = new Appetite(0, 1);
                PinnedProcess process = RealTable.pinned(table, child.pid())) {
            Duration first = child.used();
            Duration second = first;
            while (second.minus(first).compareTo(Duration.ofMillis(100)) < 0) {
                second = child.used();
            }
            Duration told = gauged(process).cpu();
            Duration after = child.used();

            assertThat(told).isBetween(second.minus(TICKS), after.plus(TICKS));
        }
    }

    @Test
    void anExitedProcessUsesNothing() {
        PinnedProcess process;
        try (var child = new Appetite(0, 1)) {
            process = RealTable.pinned(table, child.pid());
        }
        try (process) {
            assertThat(process.gauge()).isEqualTo(new Gauging.Exited());
        }
    }

    private static ProcessUsage gauged(PinnedProcess process) {
        return switch (process.gauge()) {
            case Gauging.Gauged(ProcessUsage usage) -> usage;
            case Gauging other -> throw new AssertionError(other.toString());
        };
    }

    private static long ownLimit() throws IOException {
        return new ProcLimits(Files.readString(Path.of("/proc/self/limits")))
                .openFiles()
                .orElseThrow();
    }

    private static long residentOf(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
