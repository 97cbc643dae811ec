package io.github.pidkeeper.core.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

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
        return switch (libc.eventfd()) {
            case CallResult.Success(int number) -> new Doorbell(libc, new Descriptor(libc, number));
            case CallResult.Failure(var errno) -> throw new IllegalStateException("eventfd: " + libc.words(errno));
        };
    }

    Descriptor descriptor() {
        return counter;
    }

    /** Rings until somebody answers; ringing twice is ringing once. */
    void ring() {
        int number = counter.acquire();
        try (Arena arena = Arena.ofConfined()) {
            libc.write(number, arena.allocateFrom(JAVA_LONG, 1));
        } finally {
            counter.release();
        }
    }

    /** Stops the ringing, if there is any. */
    void answer() {
        int number = counter.acquire();
        try (Arena arena = Arena.ofConfined()) {
            libc.read(number, arena.allocate(JAVA_LONG));
        } finally {
            counter.release();
        }
    }

    @Override
    public void close() {
        counter.close();
    }
}
