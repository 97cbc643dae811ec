package io.github.pidkeeper.app.dbus;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a fake has noticed, in order, for a test to wait for. */
final class Notes<T> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();

    void add(T noticed) {
        queue.add(noticed);
    }

    /** The first note that fits; those before it are dropped. */
    T await(Predicate<? super T> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                T next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new AssertionError("it was never noticed");
                }
                if (wanted.test(next)) {
                    return next;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }

    T next() {
        return await(_ -> true);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }
}
