package io.github.pidkeeper.app.agent;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Time as the agent has it: a clock that only goes forward, and stands still while the machine sleeps, and somebody who comes
 * back on the agent's thread.
 *
 * @param begin a reading of {@link System#nanoTime}
 * @param agent runs something on the agent's thread, soon
 */
record Moments(long begin, Consumer<Runnable> agent) {

    static Moments from(Consumer<Runnable> agent) {
        return new Moments(System.nanoTime(), agent);
    }

    /** Since the beginning. */
    Duration now() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Once, when that much time has passed. */
    void after(Duration time, Runnable task) {
        CompletableFuture.delayedExecutor(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS)
                .execute(() -> agent.accept(task));
    }

    /** On a thread of its own, since it may take long. */
    void aside(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(task);
    }
}
