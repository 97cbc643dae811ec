package io.github.pidkeeper.core.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Time that passes only while somebody waits, and in which what a test has arranged happens. */
final class FakeTime implements Time {

    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    private record Event(long at, long order, Runnable happens) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private long nanos = 1_000_000_000L;
    private long order;
    private Optional<Long> interruptAt = Optional.empty();
    private Duration wallClockOff = Duration.ZERO;
    private Duration tick = Duration.ZERO;

    void after(Duration delay, Runnable happens) {
        events.add(new Event(nanos + delay.toNanos(), order++, happens));
    }

    /** Somebody sets the wall clock, which is nothing to the other one. */
    void setWallClock(Duration forward) {
        wallClockOff = wallClockOff.plus(forward);
    }

    /** The machine sleeps: nothing happens meanwhile, and the monotonic clock stands still, as it does on Linux. */
    void sleepAfter(Duration delay, Duration sleep) {
        after(delay, () -> setWallClock(sleep));
    }

    /** The same where the monotonic clock goes on, as it does on Windows: it has jumped when the machine wakes up. */
    void sleepWithTheClockRunningAfter(Duration delay, Duration sleep) {
        after(delay, () -> {
            var coming = List.copyOf(events);
            events.clear();
            coming.forEach(
                    event -> events.add(new Event(event.at() + sleep.toNanos(), event.order(), event.happens())));
            nanos += sleep.toNanos();
        });
    }

    /** Whoever waits so long from now is interrupted. */
    void interruptAfter(Duration delay) {
        interruptAt = Optional.of(nanos + delay.toNanos());
    }

    /** From now on the wall clock goes on by a second whenever somebody looks at it. */
    void tickWithEachLook() {
        tick = Duration.ofSeconds(1);
    }

    @Override
    public Instant now() {
        setWallClock(tick);
        return BEGIN.plusNanos(nanos).plus(wallClockOff);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        await(() -> false, duration);
    }

    /** Lets time pass until the condition holds, and returns whether it does. */
    boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long end = nanos + limit.toNanos();
        while (!condition.getAsBoolean() && nanos < end) {
            long next = events.isEmpty() ? end : Math.min(end, events.peek().at());
            if (interruptAt.filter(at -> at <= next).isPresent()) {
                nanos = Math.max(nanos, interruptAt.get());
                interruptAt = Optional.empty();
                throw new InterruptedException();
            }
            nanos = Math.max(nanos, next);
            while (!events.isEmpty() && events.peek().at() <= nanos) {
                events.remove().happens().run();
            }
        }
        return condition.getAsBoolean();
    }
}
