package io.github.pidkeeper.core.linux;

/**
 * An open file descriptor of this program: closed once, and never while somebody is using its number.
 *
 * <p>Every use is bracketed by {@link #acquire} and {@link #release}; a close during a use takes effect at its end. Without
 * that, a thread could find itself polling, or signalling through, a number that means another file by now.
 */
final class Descriptor implements AutoCloseable {

    private final Libc libc;
    private final int number;
    private int uses;
    private boolean closed;

    Descriptor(Libc libc, int number) {
        this.libc = libc;
        this.number = number;
    }

    /**
     * Returns the number, valid until {@link #release}.
     *
     * @throws IllegalStateException if it is closed
     */
    synchronized int acquire() {
        if (closed) {
            throw new IllegalStateException("closed: descriptor " + number);
        }
        uses++;
        return number;
    }

    synchronized void release() {
        uses--;
        if (closed && uses == 0) {
            libc.close(number);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (uses == 0) {
                libc.close(number);
            }
        }
    }
}
