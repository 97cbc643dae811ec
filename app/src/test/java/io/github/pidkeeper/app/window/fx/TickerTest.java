package io.github.pidkeeper.app.window.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TickerTest {

    @Test
    void beatsAreHeardUntilTheBeatIsClosed() throws InterruptedException {
        var heard = new Semaphore(0);
        try (var ticker = new Ticker(Runnable::run)) {
            var beat = ticker.every(Duration.ofMillis(1), heard::release);
            assertThat(heard.tryAcquire(3, 5, TimeUnit.SECONDS)).isTrue();
            beat.close();
        }
    }

    @Test
    void aThreadThatIsBusyFindsOneBeatWaitingNotMany() throws InterruptedException {
        BlockingQueue<Runnable> busy = new ArrayBlockingQueue<>(100);
        var other = new Semaphore(0);
        try (var ticker = new Ticker(busy::add);
                var clock = new Ticker(Runnable::run)) {
            ticker.every(Duration.ofMillis(1), () -> {});
            clock.every(Duration.ofMillis(1), other::release);
            assertThat(other.tryAcquire(20, 5, TimeUnit.SECONDS)).isTrue();
            assertThat(busy.poll(5, TimeUnit.SECONDS)).isNotNull();
            assertThat(busy).isEmpty();
        }
    }
}
