package io.github.pidkeeper.core.linux;

/** A time-out as poll(2) takes it. */
record Timeout(long nanos) {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Rounded up, so that nobody wakes just too early and polls in circles. */
    int millis() {
        long whole = nanos / NANOS_PER_MILLI;
        return Math.clamp(nanos % NANOS_PER_MILLI == 0 ? whole : whole + 1, 0, Integer.MAX_VALUE);
    }
}
