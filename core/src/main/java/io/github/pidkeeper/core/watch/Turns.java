package io.github.pidkeeper.core.watch;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which looks are begun when many are due, as they are at every safety check.
 *
 * <p>Looks that something has happened for are begun at once, whatever else is under way. Of the others no more than a few
 * are under way together: fifty brokers are no reason for fifty threads. A look that takes long does not count, for it
 * waits for somebody, and whoever hangs holds up nobody. Times are readings of a monotonic clock in nanoseconds.
 *
 * @param longLook how long a look may take before it takes long
 */
record Turns(Collection<Agenda> all, Duration longLook) {

    static final int MOST = 6;

    /** Whether a look is to be begun now; to be asked again for the next when it has been. */
    boolean isOn(Agenda agenda, long now) {
        return agenda.isDue(now) && (agenda.isPressing() || busy(now) < MOST);
    }

    /** How long nothing needs to be begun, or told, unless something happens. */
    long nanosToWait(long now) {
        List<Agenda> waiting =
                all.stream().filter(it -> it.isDue(now) && !isOn(it, now)).toList();
        long others = all.stream()
                .filter(it -> !waiting.contains(it))
                .mapToLong(it -> it.nanosToWait(now))
                .min()
                .orElse(Long.MAX_VALUE);
        return waiting.isEmpty() ? others : Math.min(others, untilOneIsLong(now));
    }

    private long busy(long now) {
        return all.stream().filter(it -> isShort(it.taken(now))).count();
    }

    private long untilOneIsLong(long now) {
        return all.stream()
                .map(it -> it.taken(now))
                .filter(this::isShort)
                .mapToLong(taken -> longLook.toNanos() - taken.getAsLong())
                .min()
                .orElse(0);
    }

    private boolean isShort(OptionalLong taken) {
        return taken.isPresent() && taken.getAsLong() < longLook.toNanos();
    }
}
