package io.github.pidkeeper.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.standin.Patience;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LookThreadsTest {

    private final Patience patience = Patience.ofABusyMachine();
    private final LookThreads threads = new LookThreads();
    private final BlockingQueue<Thread> looked = new LinkedBlockingQueue<>();
    private final CountDownLatch hanging = new CountDownLatch(1);

    @AfterEach
    void end() {
        hanging.countDown();
        threads.close();
    }

    @Test
    void theThreadOfOneLookWaitsForTheNext() throws InterruptedException {
        Thread first = look();
        patience.until("waiting", () -> first.getState() == Thread.State.WAITING);

        assertThat(look()).isSameAs(first);
        assertThat(first.isDaemon()).isTrue();
    }

    @Test
    void itIsCalledAfterTheLookAsLongAsThatTakes() throws InterruptedException {
        Thread thread = hang();
        assertThat(thread.getName()).isEqualTo("look at nothing");
        hanging.countDown();

        patience.until("nameless", () -> thread.getName().equals("look"));
    }

    @Test
    void aLookThatHangsHoldsUpNobody() throws InterruptedException {
        Thread one = hang();
        Thread other = hang();

        assertThat(look()).isNotIn(one, other);
    }

    @Test
    void ofManyOneStays() throws InterruptedException {
        Set<Thread> many = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 5; i++) {
            many.add(hang());
        }
        hanging.countDown();

        patience.until(
                "one is left", () -> many.stream().filter(Thread::isAlive).count() == 1);
    }

    @Test
    void whenAllIsOverTheLastEndsToo() throws InterruptedException {
        Thread waiting = look();
        threads.close();

        patience.until("ended", () -> !waiting.isAlive());
    }

    private Thread look() throws InterruptedException {
        threads.run("look at a broker", () -> looked.add(Thread.currentThread()));
        return looked.take();
    }

    private Thread hang() throws InterruptedException {
        threads.run("look at nothing", () -> {
            looked.add(Thread.currentThread());
            try {
                hanging.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        return looked.take();
    }
}
