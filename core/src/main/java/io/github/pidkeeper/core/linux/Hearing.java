package io.github.pidkeeper.core.linux;

import java.time.Duration;

/**
 * How soon a sentinel that was woken by a directory listens to directories again: at once as long as that is seldom, for the
 * writing of a pid file is several events in a row, and what belongs together should be heard together. After the first few
 * of a second it is deaf for a while each time, so that a busy directory cannot keep it awake. Times are readings of a
 * monotonic clock in nanoseconds. For one thread.
 */
final class Hearing {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long DEAF = Duration.ofMillis(40).toNanos();
    private static final int AT_ONCE = 8;

    private long secondSince;
    private int heard;
    private long deafUntil;

    Hearing(long now) {
        secondSince = now;
        deafUntil = now;
    }

    /** It was woken, and has heard what there was. */
    void heard(long now) {
        if (now - secondSince >= SECOND) {
            secondSince = now;
            heard = 0;
        }
        heard++;
        deafUntil = heard > AT_ONCE ? now + DEAF : now;
    }

    /** How long it goes on being deaf; nothing is lost meanwhile. */
    long nanosDeaf(long now) {
        return Math.max(0, deafUntil - now);
    }
}
