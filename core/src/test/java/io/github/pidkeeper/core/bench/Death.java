package io.github.pidkeeper.core.bench;

import io.github.pidkeeper.core.linux.BarePoll;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.standin.StandInProcess;
import io.github.pidkeeper.core.watch.Snapshot;
import io.github.pidkeeper.core.watch.Watcher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A watched broker whose death is waited for twice: by a bare poll on a pidfd of its own, and by whoever is told by the watch. */
final class Death implements AutoCloseable {

    private static final Duration TO_FALL_ASLEEP = Duration.ofMillis(60);

    private final Subject subject;
    private final StandInProcess process;
    private final BarePoll poll;
    private final Watcher watcher;
    private final CountDownLatch alive = new CountDownLatch(1);
    private final CompletableFuture<Long> published = new CompletableFuture<>();
    private final CompletableFuture<Long> polled = new CompletableFuture<>();

    /** It runs and is watched from now on. */
    Death(Machine machine, boolean port) throws InterruptedException {
        subject = new Subject("subject", port);
        process = subject.start();
        poll = new BarePoll(process.pid());
        watcher = new Watcher(subject.lifecycle(machine), machine.sentinels().get(), this::note);
        watcher.watch(List.of(subject.broker));
        Thread.ofPlatform().daemon().name("bare poll").start(() -> {
            poll.awaitExit();
            polled.complete(System.nanoTime());
        });
        alive.await();
    }

    private void note(Snapshot snapshot) {
        if (snapshot.verdict().process().isPresent()) {
            alive.countDown();
        } else if (alive.getCount() == 0 && !snapshot.verdict().state().alive()) {
            published.complete(System.nanoTime());
        }
    }

    /** Ends it by SIGKILL, and measures from that until each was told. */
    Told happen() throws Exception {
        new CountDownLatch(1).await(TO_FALL_ASLEEP.toMillis(), TimeUnit.MILLISECONDS);
        ProcessHandle handle = process.handle();
        long begin = System.nanoTime();
        handle.destroyForcibly();
        return new Told(polled.get(1, TimeUnit.MINUTES) - begin, published.get(1, TimeUnit.MINUTES) - begin);
    }

    @Override
    public void close() {
        watcher.close();
        poll.close();
        subject.close();
    }

    /** How long after the signal the death was known, in nanoseconds. */
    record Told(long byPoll, long byWatch) {}
}
