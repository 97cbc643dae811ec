package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.watch.Sentinel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A sentinel to which nothing happens until somebody rings. */
final class QuietSentinel implements Sentinel {

    private final Semaphore rung = new Semaphore(0);

    @Override
    public Optional<String> guard(Path pidFile) {
        return Optional.empty();
    }

    @Override
    public void release(Path pidFile) {}

    @Override
    public Happenings await(Collection<PinnedProcess> processes, Duration limit) {
        try {
            if (rung.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                rung.drainPermits();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Happenings(Set.of(), Set.of());
    }

    @Override
    public void ring() {
        rung.release();
    }

    @Override
    public void close() {}
}
