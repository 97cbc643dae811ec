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
 * Sleeps in one poll(2) over a bell, an inotify instance, the table of mounts and the pidfds of all processes: no timer, no
 * other thread.
 *
 * <p>Where no inotify instance is to be had, changes of pid files are left to the safety check, and whoever wants one guarded
 * is told so.
 */
final class PollSentinel implements Sentinel {

    private final Libc libc;
    private final Doorbell bell;
    private final Optional<Inotify> inotify;
    private final Optional<PidFileGuard> guard;
    private final Optional<MountWatch> mounts;
    private final String refusal;
    private final Hearing hearing = new Hearing(System.nanoTime());

    PollSentinel(Libc libc, Procfs procfs) {
        this.libc = libc;
        bell = Doorbell.hung(libc);
        CallResult opening = libc.inotifyInit();
        inotify = opening instanceof CallResult.Success(int number)
                ? Optional.of(new Inotify(libc, new Descriptor(libc, number)))
                : Optional.empty();
        refusal = opening instanceof CallResult.Failure(var errno) ? "inotify_init1: " + libc.words(errno) : "";
        guard = inotify.map(it -> new PidFileGuard(libc, it));
        mounts = guard.flatMap(_ -> MountWatch.open(libc, procfs));
    }

    @Override
    public Optional<String> guard(Path pidFile) {
        return guard.map(it -> it.guard(pidFile)).orElseGet(() -> Optional.of(refusal));
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
        long deaf = hearing.nanosDeaf(System.nanoTime());
        List<Awaited> awaited = new ArrayList<>();
        awaited.add(new Awaited(bell.descriptor(), Libc.POLLIN));
        held.forEach(process -> awaited.add(new Awaited(process.pidfd(), Libc.POLLIN)));
        if (deaf == 0) {
            inotify.ifPresent(it -> awaited.add(new Awaited(it.descriptor(), Libc.POLLIN)));
            mounts.ifPresent(it -> awaited.add(new Awaited(it.descriptor(), Libc.POLLPRI)));
        }
        Set<Descriptor> ready = poll(awaited, deaf > 0 ? Math.min(nanos, deaf) : nanos);
        boolean rung = ready.contains(bell.descriptor());
        if (rung) {
            bell.answer();
        }
        var exited = new HashSet<PinnedProcess>(held);
        exited.removeIf(process -> process instanceof PidfdProcess it && !ready.contains(it.pidfd()));
        return new Round(rung, exited, pidFiles(ready));
    }

    private Set<Path> pidFiles(Set<Descriptor> ready) {
        var concerned = new HashSet<Path>();
        if (guard.isEmpty()) {
            return concerned;
        }
        inotify.filter(it -> ready.contains(it.descriptor())).ifPresent(it -> {
            hearing.heard(System.nanoTime());
            concerned.addAll(guard.get().concerned(it.read()));
        });
        mounts.filter(it -> ready.contains(it.descriptor())).ifPresent(it -> {
            hearing.heard(System.nanoTime());
            concerned.addAll(guard.get().at(it.changed()));
        });
        return concerned;
    }

    private Set<Descriptor> poll(List<Awaited> awaited, long nanos) {
        int[] numbers = new int[awaited.size()];
        short[] events = new short[awaited.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = awaited.get(i).descriptor().acquire();
            events[i] = awaited.get(i).events();
        }
        try {
            boolean[] happened = libc.poll(new Timeout(nanos).millis(), numbers, events);
            var ready = new HashSet<Descriptor>();
            for (int i = 0; i < happened.length; i++) {
                if (happened[i]) {
                    ready.add(awaited.get(i).descriptor());
                }
            }
            return ready;
        } finally {
            awaited.forEach(it -> it.descriptor().release());
        }
    }

    @Override
    public void close() {
        mounts.ifPresent(MountWatch::close);
        inotify.ifPresent(Inotify::close);
        bell.close();
    }

    /** What is waited for at a descriptor. */
    private record Awaited(Descriptor descriptor, short events) {}

    /** What one poll has brought. */
    private record Round(boolean rung, Set<PinnedProcess> exited, Set<Path> pidFiles) {

        boolean over() {
            return rung || !exited.isEmpty() || !pidFiles.isEmpty();
        }
    }
}
