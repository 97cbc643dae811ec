package io.github.pidkeeper.core.watch;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads to look on. One of them waits for the next look, for what it takes to make one is a good part of a look; whatever
 * else is needed is made when it is needed, and ends with its look. A look that hangs keeps its thread, and nobody else's.
 */
final class LookThreads implements AutoCloseable {

    private static final String WAITING = "look";

    private final ThreadPoolExecutor threads;

    LookThreads() {
        this(Thread.ofPlatform().daemon().name(WAITING).factory());
    }

    LookThreads(ThreadFactory factory) {
        threads = new ThreadPoolExecutor(
                1, Integer.MAX_VALUE, 0, TimeUnit.NANOSECONDS, new SynchronousQueue<>(), factory);
    }

    /**
     * Looks on a thread of its own.
     *
     * @param name what the thread is called meanwhile, for whoever wants to know what hangs
     * @throws OutOfMemoryError if the system has no more threads for this user or program
     */
    void run(String name, Runnable look) {
        threads.execute(() -> {
            Thread.currentThread().setName(name);
            try {
                look.run();
            } finally {
                Thread.currentThread().setName(WAITING);
            }
        });
    }

    /** Lets the waiting thread end, and each of the others with its look. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
