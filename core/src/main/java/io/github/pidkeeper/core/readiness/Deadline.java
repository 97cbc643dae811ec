package io.github.pidkeeper.core.readiness;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** A limit of time for several things that wait, counted from its making. */
final class Deadline {

    private final Duration limit;
    private final long begin = System.nanoTime();

    Deadline(Duration limit) {
        this.limit = limit;
    }

    Duration limit() {
        return limit;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /**
     * What is left, for a socket, to which 0 would mean for ever.
     *
     * @throws SocketTimeoutException if nothing is left
     */
    int millisLeft() throws SocketTimeoutException {
        Duration left = limit.minus(elapsed());
        if (!left.isPositive()) {
            throw new SocketTimeoutException();
        }
        return Math.clamp(left.toMillis(), 1, Integer.MAX_VALUE);
    }
}
