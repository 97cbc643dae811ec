package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.watch.Sentinel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the bell, and looks every second whether a pid file or a process has changed: the JDK's own watching of
 * directories and of processes does no better on the systems without inotify and pidfd.
 */
public final class PortableSentinel implements Sentinel {

    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Semaphore bell = new Semaphore(0);
    private final Map<Path, Optional<FileState>> guarded = new ConcurrentHashMap<>();

    public PortableSentinel() {}

    @Override
    public Optional<String> guard(Path pidFile) {
        guarded.put(pidFile, FileState.of(pidFile));
        return Optional.empty();
    }

    @Override
    public void release(Path pidFile) {
        guarded.remove(pidFile);
    }

    @Override
    public void ring() {
        bell.release();
    }

    @Override
    public Happenings await(Collection<PinnedProcess> processes, Duration limit) {
        long begin = System.nanoTime();
        while (true) {
            boolean rung = isRungWithin(limit.minusNanos(System.nanoTime() - begin));
            var happenings = new Happenings(changed(), exited(processes));
            boolean over = System.nanoTime() - begin >= limit.toNanos();
            if (rung
                    || over
                    || !happenings.pidFiles().isEmpty()
                    || !happenings.exited().isEmpty()) {
                return happenings;
            }
        }
    }

    /** An interrupt rings too: somebody wants something of this thread. */
    private boolean isRungWithin(Duration left) {
        try {
            boolean rung = bell.tryAcquire(Math.min(left.toNanos(), ROUND.toNanos()), TimeUnit.NANOSECONDS);
            bell.drainPermits();
            return rung;
        } catch (InterruptedException _) {
            return true;
        }
    }

    private Set<Path> changed() {
        var changed = new HashSet<Path>();
        guarded.forEach((pidFile, before) -> {
            Optional<FileState> now = FileState.of(pidFile);
            if (!now.equals(before) && guarded.replace(pidFile, before, now)) {
                changed.add(pidFile);
            }
        });
        return changed;
    }

    private static Set<PinnedProcess> exited(Collection<PinnedProcess> processes) {
        var exited = new HashSet<PinnedProcess>();
        for (PinnedProcess process : processes) {
            if (process.hasExited()) {
                exited.add(process);
            }
        }
        return exited;
    }

    @Override
    public void close() {
        guarded.clear();
    }
}
