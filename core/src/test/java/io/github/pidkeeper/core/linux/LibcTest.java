package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The memory in which the C library is told something, and tells it. */
final class LibcTest {

    private final Libc libc = new Libc();

    @Test
    void eachThreadHasMemoryOfItsOwnHoweverTheyTakeTurns() {
        try (var one = Executors.newSingleThreadExecutor();
                var other = Executors.newVirtualThreadPerTaskExecutor()) {
            long mine = libc.room().address();
            long its = addressOn(one);
            for (int turn = 0; turn < 3; turn++) {
                assertThat(addressOn(one)).isEqualTo(its).isNotEqualTo(mine);
                assertThat(libc.room().address()).isEqualTo(mine);
                assertThat(addressOn(other)).isNotIn(mine, its);
            }
        }
    }

    private long addressOn(Executor thread) {
        return CompletableFuture.supplyAsync(() -> libc.room().address(), thread)
                .join();
    }
}
