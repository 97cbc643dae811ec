package io.github.pidkeeper.core.watch;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When one broker is to be looked at. Times are readings of a monotonic clock in nanoseconds.
 *
 * <p>At most one look is under way. What happens meanwhile is not lost: it makes another look due once this one is back. A
 * look that is not back within its limit is overdue: that is told once, no other is begun, and when it comes back after all
 * it is stale, and a fresh one is due at once.
 */
final class Agenda {

    private final Duration lookLimit;
    private long dueAt;
    private boolean pressing;
    private boolean underWay;
    private boolean overdue;
    private boolean wantedMeanwhile;
    private long begunAt;

    /** A first look is due now. */
    Agenda(long now, Duration lookLimit) {
        this.lookLimit = lookLimit;
        dueAt = now;
    }

    /** A look is wanted by then, or earlier if it is due earlier. */
    void want(long by) {
        if (underWay) {
            wantedMeanwhile = true;
            return;
        }
        pressing = true;
        if (by - dueAt < 0) {
            dueAt = by;
        }
    }

    boolean isDue(long now) {
        return !underWay && now - dueAt >= 0;
    }

    /** Whether the next look is one that something has happened for. */
    boolean isPressing() {
        return pressing;
    }

    /** How long the look under way has taken; empty if none is. */
    OptionalLong taken(long now) {
        return underWay ? OptionalLong.of(now - begunAt) : OptionalLong.empty();
    }

    void begin(long now) {
        underWay = true;
        pressing = false;
        overdue = false;
        wantedMeanwhile = false;
        begunAt = now;
    }

    /** Whether the look under way has just become overdue; true only once for each look. */
    boolean becomesOverdue(long now) {
        if (!underWay || overdue || now - begunAt < lookLimit.toNanos()) {
            return false;
        }
        overdue = true;
        return true;
    }

    /**
     * The look is back.
     *
     * @param next when the next one is due if nothing happens
     * @return whether what it has seen still counts
     */
    boolean end(long now, long next) {
        boolean counts = !overdue;
        pressing = wantedMeanwhile || overdue;
        dueAt = pressing ? now : next;
        underWay = false;
        overdue = false;
        return counts;
    }

    /** How long nothing needs to be done here. */
    long nanosToWait(long now) {
        if (!underWay) {
            return Math.max(0, dueAt - now);
        }
        return overdue ? Long.MAX_VALUE : Math.max(0, begunAt + lookLimit.toNanos() - now);
    }
}
