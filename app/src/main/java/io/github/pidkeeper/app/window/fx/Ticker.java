package io.github.pidkeeper.app.window.fx;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Beats for what shows the passing of time. Not an animation: those keep the toolkit painting 60 times a second; and
 * nothing beats while nobody listens.
 */
public final class Ticker implements AutoCloseable {

    private final Executor there;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticker").factory());

    /** @param there the thread that the beats are heard on */
    public Ticker(Executor there) {
        this.there = there;
    }

    /** Calls the listener after each period until the beat is closed; never before an earlier call was heard. */
    public Beat every(Duration period, Runnable listener) {
        var latest = new Latest<Boolean, Boolean>(there, _ -> listener.run());
        long nanos = period.toNanos();
        var future = scheduler.scheduleWithFixedDelay(() -> latest.put(true, true), nanos, nanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    /** A running beat; closing ends it. */
    @FunctionalInterface
    public interface Beat extends AutoCloseable {
        @Override
        void close();
    }
}
