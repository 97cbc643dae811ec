package io.github.pidkeeper.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets the main thread end its waiting, and say so, when this program is asked to end (Ctrl-C, a closed terminal).
 *
 * <p>The JVM then exits with 128 and the number of the signal, whatever the main thread returns.
 */
final class Interruption implements AutoCloseable {

    /** What a person waits for after Ctrl-C without pressing it again. */
    private static final long LIMIT_SECONDS = 3;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread interrupted;
    private final Thread hook;

    private Interruption(Thread interrupted) {
        this.interrupted = interrupted;
        this.hook = Thread.ofPlatform().name("interruption").unstarted(this::interrupt);
    }

    /** From now until it is closed, the thread that calls this is interrupted when the program is asked to end. */
    static Interruption ofThisThread() {
        var interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void interrupt() {
        interrupted.interrupt();
        try {
            if (!done.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                // It hangs in a system call; whoever pressed the keys wants the prompt back.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already, and the hook with it.
        }
    }
}
