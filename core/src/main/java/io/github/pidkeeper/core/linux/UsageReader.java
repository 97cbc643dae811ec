package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.ProcessUsage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what a process uses: three small files, and how many descriptors it has. Whom that is about, only a pin can vouch for.
 * Safe for use by several threads.
 */
final class UsageReader {

    private static final String DESCRIPTORS = "fd";

    private final Libc libc;
    private final Procfs procfs;
    private volatile Optional<Units> units = Optional.empty();

    UsageReader(Libc libc, Procfs procfs) {
        this.libc = libc;
        this.procfs = procfs;
    }

    /** @throws IOException if no process has this pid any more, or it is hidden from this user */
    ProcessUsage read(long pid) throws IOException {
        Units in = units();
        var process = new ProcessDirectory(libc, procfs, pid);
        ProcStatUsage stat =
                ProcStatUsage.parse(process.text("stat")).orElseThrow(() -> new IOException("stat not understood"));
        long now = System.nanoTime();
        return new ProcessUsage(
                now,
                Duration.ofNanos(stat.cpuTicks() * in.nanosPerTick()),
                resident(process) * in.pageSize(),
                stat.threads(),
                openFiles(pid, process),
                limit(process));
    }

    /** In pages. Read from statm, since what stat says of it is only about right (proc_pid_stat(5)). */
    private static long resident(ProcessDirectory process) throws IOException {
        String[] sizes = process.text("statm").split(" ", 3);
        try {
            return Long.parseLong(sizes[1]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
            throw new IOException("statm not understood");
        }
    }

    /** Since Linux 6.2 the directory's size is their number, whoever asks; before, only who may list them can count. */
    private OptionalLong openFiles(long pid, ProcessDirectory process) throws IOException {
        long told = process.statusBehind(DESCRIPTORS).stamp().size();
        if (told > 0) {
            return OptionalLong.of(told);
        }
        String[] listed = procfs.of(pid).resolve(DESCRIPTORS).toFile().list();
        return listed == null ? OptionalLong.empty() : OptionalLong.of(listed.length);
    }

    private static OptionalLong limit(ProcessDirectory process) {
        try {
            return new ProcLimits(process.text("limits")).openFiles();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /** Read when they are first needed, which most runs of this program never do. */
    private Units units() {
        Optional<Units> known = units;
        if (known.isEmpty()) {
            known = Optional.of(
                    new Units(Duration.ofSeconds(1).toNanos() / procfs.ticksPerSecond(), procfs.pageSize()));
            units = known;
        }
        return known.get();
    }

    /** In what the kernel tells time and memory. */
    private record Units(long nanosPerTick, long pageSize) {}
}
