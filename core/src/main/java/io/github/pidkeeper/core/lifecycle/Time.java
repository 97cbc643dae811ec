package io.github.pidkeeper.core.lifecycle;

import java.time.Duration;
import java.time.Instant;

/** Time as an operation needs it: a monotonic clock to measure and wait by, and the wall clock for showing only. */
interface Time {

    /** The wall clock, which jumps. */
    Instant now();

    /** A clock that only goes forward, in nanoseconds from anywhere; on Linux it stands still while the machine sleeps. */
    long nanos();

    /** Lets time pass where there is no event that could be waited for. */
    void pause(Duration duration) throws InterruptedException;

    /** How long ago a reading of {@link #nanos} is. */
    default Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }
}
