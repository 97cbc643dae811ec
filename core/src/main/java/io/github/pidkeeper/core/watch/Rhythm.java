package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.verdict.BrokerState;
import java.time.Duration;

/**
 * How long the watch waits for what.
 *
 * @param safetyCheck the longest time between two looks though nothing has happened
 * @param settle how long after an event at a pid file a look is taken. Its rewriting is several events, a fraction of a
 *     millisecond apart, and one look is enough for all; nobody sees a hundredth of a second
 * @param longLook after this a look waits for somebody, and does not keep others from their turns
 * @param lookLimit after this a look counts as unanswered
 */
record Rhythm(Duration safetyCheck, Duration settle, Duration longLook, Duration lookLimit) {

    private static final Duration IN_CHANGE = Duration.ofMillis(500);
    private static final Duration IN_TROUBLE = Duration.ofSeconds(5);

    static final Rhythm USUAL =
            new Rhythm(Duration.ofSeconds(30), Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(6));

    /**
     * When to look again at a broker in this state if nothing happens. No event tells that a broker has become ready, or has
     * come to itself. The safety checks of all brokers fall on the same instants, which saves awakenings.
     *
     * @param underWay an operation on the broker was seen; nothing tells when it is over
     * @param now a reading of the monotonic clock, as the result is one
     */
    long nextLook(BrokerState state, boolean underWay, long now) {
        long safety = safetyCheck.toNanos();
        long atSafetyCheck = now - Math.floorMod(now, safety) + safety;
        if (underWay) {
            return Math.min(now + IN_CHANGE.toNanos(), atSafetyCheck);
        }
        return switch (state) {
            case STARTING, STOPPING -> Math.min(now + IN_CHANGE.toNanos(), atSafetyCheck);
            case UNRESPONSIVE, STUCK -> Math.min(now + IN_TROUBLE.toNanos(), atSafetyCheck);
            case STOPPED, RUNNING, FAILED, NOT_PERMITTED, SEVERAL, UNKNOWN -> atSafetyCheck;
        };
    }
}
