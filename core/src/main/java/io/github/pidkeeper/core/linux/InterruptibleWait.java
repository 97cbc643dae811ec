package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.time.Duration;

/**
 * One wait in poll(2) that {@link Thread#interrupt} ends, though a thread inside a C function takes no notice of interrupts.
 *
 * <p>It is a channel in the JDK's sense: an interrupt of the thread that is between begin and end closes it, and its closing
 * rings a bell that the same poll listens to.
 */
final class InterruptibleWait extends AbstractInterruptibleChannel {

    private final Libc libc;
    private final Doorbell interrupted;

    InterruptibleWait(Libc libc) {
        this.libc = libc;
        interrupted = Doorbell.hung(libc);
    }

    /** Returns whether the descriptor has become readable within the limit. To be called once. */
    boolean untilReadable(Descriptor descriptor, Duration limit) throws InterruptedException {
        int awaited = descriptor.acquire();
        int bell = interrupted.descriptor().acquire();
        boolean readable = false;
        try {
            begin();
            readable = poll(awaited, bell, limit);
        } finally {
            descriptor.release();
            interrupted.descriptor().release();
            end();
        }
        return readable;
    }

    private boolean poll(int awaited, int bell, Duration limit) {
        long begin = System.nanoTime();
        long left = limit.toNanos();
        while (isOpen()) {
            boolean[] ready = libc.poll(new Timeout(left).millis(), awaited, bell);
            left = limit.toNanos() - (System.nanoTime() - begin);
            if (ready[0]) {
                return true;
            }
            if (left <= 0) {
                return false;
            }
        }
        return false;
    }

    private void end() throws InterruptedException {
        try {
            end(true);
        } catch (AsynchronousCloseException _) {
            Thread.interrupted();
            throw new InterruptedException();
        } finally {
            closeQuietly();
            interrupted.close();
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    protected void implCloseChannel() {
        interrupted.ring();
    }
}
