package io.github.pidkeeper.app.agent;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices, when it is asked, that the machine has slept since it was last asked: the wall clock has gone on then, and the clock
 * that only goes forward has stood still (CLOCK_MONOTONIC, clock_gettime(2)). A wall clock that somebody has set forward looks
 * the same.
 */
final class SleepClue {

    /** Nobody sleeps for less, and clocks drift. */
    private static final long NOTICEABLE = Duration.ofSeconds(10).toMillis();

    private final LongSupplier wallClockAhead;
    private long last;

    SleepClue() {
        this(() ->
                System.currentTimeMillis() - Duration.ofNanos(System.nanoTime()).toMillis());
    }

    /** @param wallClockAhead by how many milliseconds the wall clock is ahead of one that nobody sets */
    SleepClue(LongSupplier wallClockAhead) {
        this.wallClockAhead = wallClockAhead;
        this.last = wallClockAhead.getAsLong();
    }

    boolean hasSlept() {
        long ahead = wallClockAhead.getAsLong();
        boolean slept = ahead - last >= NOTICEABLE;
        last = ahead;
        return slept;
    }
}
