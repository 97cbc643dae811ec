package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * When the system was started, by today's wall clock: the same for everybody who asks, until that clock is set. Only then,
 * and after the machine has slept, is it read again.
 */
final class BootTime {

    /** The kernel tells it in whole seconds. */
    private static final long NOTICEABLE = Duration.ofMillis(500).toMillis();

    private final Procfs procfs;
    private final LongSupplier wallClockAhead;
    private volatile Optional<Reading> last = Optional.empty();

    BootTime(Procfs procfs) {
        this(
                procfs,
                () -> System.currentTimeMillis()
                        - Duration.ofNanos(System.nanoTime()).toMillis());
    }

    /** @param wallClockAhead by how many milliseconds the wall clock is ahead of one that nobody sets */
    BootTime(Procfs procfs, LongSupplier wallClockAhead) {
        this.procfs = procfs;
        this.wallClockAhead = wallClockAhead;
    }

    Instant instant() throws IOException {
        long ahead = wallClockAhead.getAsLong();
        Optional<Reading> known = last;
        if (known.isPresent() && Math.abs(known.get().ahead() - ahead) < NOTICEABLE) {
            return known.get().boot();
        }
        Instant boot = procfs.boot();
        last = Optional.of(new Reading(boot, ahead));
        return boot;
    }

    private record Reading(Instant boot, long ahead) {}
}
