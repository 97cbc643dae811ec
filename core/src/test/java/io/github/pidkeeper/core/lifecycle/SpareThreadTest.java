package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pidkeeper.core.fault.Fault;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SpareThreadTest {

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void workThatIsDoneInTimeHasItsResult() {
        assertThat(new SpareThread(Duration.ofMinutes(1)).result(() -> 7)).contains(7);
    }

    @Test
    @Fault("D04")
    void workThatHangsIsLeftToItself() {
        assertThat(new SpareThread(Duration.ofMillis(20)).result(this::hang)).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() {
        Thread.currentThread().interrupt();

        assertThat(new SpareThread(Duration.ofMinutes(1)).result(this::hang)).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFailureIsTheCallersToo() {
        var failure = new IllegalArgumentException("made for the test");

        assertThatThrownBy(() -> new SpareThread(Duration.ofMinutes(1)).result(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    private boolean hang() {
        try {
            never.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
