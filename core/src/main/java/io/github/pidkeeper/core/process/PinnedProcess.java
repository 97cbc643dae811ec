package io.github.pidkeeper.core.process;

import java.time.Duration;

/**
 * An open hold on one very process: its pid can be reused, but this still means the process that was pinned.
 *
 * <p>Safe for use by several threads. Closing releases the hold and does nothing to the process.
 */
public interface PinnedProcess extends AutoCloseable {

    /** What was read when it was pinned. */
    ProcessFacts facts();

    /** What the hold rests on; told in the evidence. */
    Hold hold();

    /** Whether it has exited; a zombie has. Never blocks. */
    boolean hasExited();

    /** What it uses now. Untold where the system does not offer that. */
    default Gauging gauge() {
        return new Gauging.Untold("this system does not tell what a process uses");
    }

    /** Sends the signal to this process or to nobody. */
    Signalling send(Signal signal);

    /**
     * Waits until the process has exited.
     *
     * @return true as soon as it has; false when the limit has passed and it still lives
     */
    boolean awaitExit(Duration limit) throws InterruptedException;

    @Override
    void close();

    /** What a pin rests on. */
    enum Hold {
        /** A pidfd: the kernel guarantees it. */
        PIDFD,
        /** The start instant, compared immediately before each signal: a small gap stays. */
        START_INSTANT
    }
}
