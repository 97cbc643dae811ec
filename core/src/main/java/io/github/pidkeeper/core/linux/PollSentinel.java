package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.watch.Sentinel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sleeps in one poll(2) over a bell, an inotify instance and the pidfds of all processes: no timer, no other thread.
 *
 * <p>After events in directories it is deaf to more of them for a moment, so that a busy directory cannot keep it awake.
 * Where no inotify instance is to be had, changes of pid files are left to the safety check.
 */
final class PollSentinel implements Sentinel {

    private static final Duration DEAF = Duration.ofMillis(40);

    private final Libc libc;
    private final Doorbell bell;
    private final Optional<Inotify> inotify;
    private final Optional<PidFileGuard> guard;
    private long deafSince = System.nanoTime() - DEAF.toNanos();

    PollSentinel(Libc libc) {
        this.libc = libc;
        bell = Doorbell.hung(libc);
        inotify = Inotify.open(libc);
        guard = inotify.map(PidFileGuard::new);
    }

    @Override
    public void guard(Path pidFile) {
        guard.ifPresent(it -> it.guard(pidFile));
    }

    @Override
    public void release(Path pidFile) {
        guard.ifPresent(it -> it.release(pidFile));
    }

    @Override
    public void ring() {
        bell.ring();
    }

    @Override
    public Happenings await(Collection<PinnedProcess> processes, Duration limit) {
        List<PidfdProcess> held = processes.stream()
                .filter(PidfdProcess.class::isInstance)
                .map(PidfdProcess.class::cast)
                .toList();
        long begin = System.nanoTime();
        while (true) {
            long left = limit.toNanos() - (System.nanoTime() - begin);
            Round round = round(held, Math.max(0, left));
            if (round.over() || left <= 0) {
                return new Happenings(round.pidFiles(), round.exited());
            }
        }
    }

    private Round round(List<PidfdProcess> held, long nanos) {
        long deaf = DEAF.toNanos() - (System.nanoTime() - deafSince);
        List<Descriptor> awaited = new ArrayList<>();
        awaited.add(bell.descriptor());
        held.forEach(process -> awaited.add(process.pidfd()));
        if (deaf <= 0) {
            inotify.map(Inotify::descriptor).ifPresent(awaited::add);
        }
        boolean[] ready = poll(awaited, deaf > 0 ? Math.min(nanos, deaf) : nanos);
        if (ready[0]) {
            bell.answer();
        }
        var exited = new HashSet<PinnedProcess>();
        for (int i = 0; i < held.size(); i++) {
            if (ready[i + 1]) {
                exited.add(held.get(i));
            }
        }
        boolean told = ready.length > held.size() + 1 && ready[held.size() + 1];
        return new Round(ready[0], exited, told ? pidFiles() : Set.of());
    }

    private Set<Path> pidFiles() {
        deafSince = System.nanoTime();
        List<Inotify.Event> events = inotify.map(Inotify::read).orElse(List.of());
        return guard.map(it -> it.concerned(events)).orElse(Set.of());
    }

    private boolean[] poll(List<Descriptor> awaited, long nanos) {
        int[] numbers = awaited.stream().mapToInt(Descriptor::acquire).toArray();
        try {
            return libc.poll(new Timeout(nanos).millis(), numbers);
        } finally {
            awaited.forEach(Descriptor::release);
        }
    }

    @Override
    public void close() {
        inotify.ifPresent(Inotify::close);
        bell.close();
    }

    /** What one poll has brought. */
    private record Round(boolean rung, Set<PinnedProcess> exited, Set<Path> pidFiles) {

        boolean over() {
            return rung || !exited.isEmpty() || !pidFiles.isEmpty();
        }
    }
}
