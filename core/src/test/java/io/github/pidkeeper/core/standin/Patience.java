package io.github.pidkeeper.core.standin;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How long a test waits for a condition before it fails. */
public record Patience(Duration limit) {

    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(2).toNanos();

    /** Long enough for a busy machine; a test that passes never needs it. */
    public static Patience ofABusyMachine() {
        return new Patience(Duration.ofSeconds(20));
    }

    /** Returns as soon as the condition holds, and fails the test with these words if it does not within the limit. */
    public void until(String what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > limit.toNanos()) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
