package io.github.pidkeeper.core.linux;

import java.lang.foreign.Arena;

/** An eventfd: rung by any thread, and heard by a thread that waits in poll(2). */
final class Doorbell implements AutoCloseable {

    private final Libc libc;
    private final Descriptor counter;

    private Doorbell(Libc libc, Descriptor counter) {
        this.libc = libc;
        this.counter = counter;
    }

    /** @throws IllegalStateException if this program may open no more descriptors */
    static Doorbell hung(Libc libc) {
        CallResult made = libc.eventfd();
        if (made instanceof CallResult.Failure(Errno errno)) {
            throw new IllegalStateException("eventfd: " + libc.words(errno));
        }
        return new Doorbell(libc, new Descriptor(libc, made.value()));
    }

    Descriptor descriptor() {
        return counter;
    }

    /** Rings until somebody answers; ringing twice is ringing once. */
    void ring() {
        int number = counter.acquire();
        try (Arena arena = Arena.ofConfined()) {
            Memory one = Memory.of(arena, Long.BYTES);
            one.bytes().putLong(0, 1);
            libc.write(number, one);
        } finally {
            counter.release();
        }
    }

    /** Stops the ringing, if there is any. */
    void answer() {
        int number = counter.acquire();
        try (Arena arena = Arena.ofConfined()) {
            libc.read(number, Memory.of(arena, Long.BYTES));
        } finally {
            counter.release();
        }
    }

    @Override
    public void close() {
        counter.close();
    }
}
