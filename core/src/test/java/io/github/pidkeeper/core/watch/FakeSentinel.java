package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.process.PinnedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A sentinel to which a test tells what has happened. */
final class FakeSentinel implements Sentinel {

    private final Semaphore something = new Semaphore(0);
    private final Set<Path> changed = ConcurrentHashMap.newKeySet();
    private final Set<PinnedProcess> exited = ConcurrentHashMap.newKeySet();
    private final Set<Path> guarded = ConcurrentHashMap.newKeySet();
    private final List<Duration> limits = new CopyOnWriteArrayList<>();
    private volatile Optional<String> refusal = Optional.empty();
    private volatile boolean closed;

    void change(Path pidFile) {
        changed.add(pidFile);
        something.release();
    }

    void exit(PinnedProcess process) {
        exited.add(process);
        something.release();
    }

    /** From now on it can guard nothing, for this reason. */
    void refuse(String reason) {
        refusal = Optional.of(reason);
    }

    Set<Path> guarded() {
        return Set.copyOf(guarded);
    }

    boolean isClosed() {
        return closed;
    }

    /** The limits of all waits so far. */
    List<Duration> limits() {
        return List.copyOf(limits);
    }

    @Override
    public Optional<String> guard(Path pidFile) {
        guarded.add(pidFile);
        return refusal;
    }

    @Override
    public void release(Path pidFile) {
        guarded.remove(pidFile);
    }

    @Override
    public void ring() {
        something.release();
    }

    @Override
    public Happenings await(Collection<PinnedProcess> processes, Duration limit) {
        limits.add(limit);
        try {
            if (something.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                something.drainPermits();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Happenings(takeAll(changed), takeAll(exited));
    }

    private static <T> Set<T> takeAll(Set<T> from) {
        var all = new HashSet<>(from);
        from.removeAll(all);
        return all;
    }

    @Override
    public void close() {
        closed = true;
    }
}
