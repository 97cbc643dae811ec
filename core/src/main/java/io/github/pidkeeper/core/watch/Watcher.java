package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.verdict.Verdict;
import io.github.pidkeeper.core.watch.Look.Observed;
import io.github.pidkeeper.core.watch.Sentinel.Happenings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches brokers, and publishes a snapshot of each whenever it says something new.
 *
 * <p>One thread sleeps at the {@link Sentinel} until a process exits, a pid file changes, somebody rings, or the safety
 * check is due. Looks are taken on threads of their own, one for each look and at most one at a time for each broker: a
 * hung file system costs a thread, and never the watch. Once a broker was found to live, the end of one is rehearsed. Whose turn it is when many are due, {@link Turns} tells.
 */
public final class Watcher implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** What is done a second time is mostly as fast as it ever gets without being compiled. */
    private static final int REHEARSALS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    private final Look look;
    private final Sentinel sentinel;
    private final SnapshotListener listener;
    private final Rhythm rhythm;
    private final Errands errands;
    private final LookThreads looks;
    private final Thread thread;

    /** By pid file, in the order of the configuration. */
    private final Map<Path, Watched> watched = new LinkedHashMap<>();

    private volatile List<Snapshot> latest = List.of();

    private final AtomicBoolean rehearsed = new AtomicBoolean();

    /**
     * Begins to watch nothing yet.
     *
     * @param sentinel the watch's own from now on: closed with it
     */
    public Watcher(Look look, Sentinel sentinel, SnapshotListener listener) {
        this(look, sentinel, listener, Rhythm.USUAL);
    }

    Watcher(Look look, Sentinel sentinel, SnapshotListener listener, Rhythm rhythm) {
        this(look, sentinel, listener, rhythm, new LookThreads());
    }

    Watcher(Look look, Sentinel sentinel, SnapshotListener listener, Rhythm rhythm, LookThreads looks) {
        this.look = look;
        this.sentinel = sentinel;
        this.listener = listener;
        this.rhythm = rhythm;
        this.looks = looks;
        errands = new Errands(sentinel);
        thread = Thread.ofPlatform().daemon().name("watch").start(this::run);
    }

    /** Watches these brokers and no others. A broker that stays as it is keeps its snapshot. */
    public void watch(List<Broker> brokers) {
        List<Broker> wanted = List.copyOf(brokers);
        errands.leave(() -> replace(wanted));
    }

    /** Asks for a look at every broker now: an operation has ended, say, or the machine has woken up. */
    public void lookAgain() {
        errands.leave(() -> watched.values().forEach(it -> it.agenda().want(System.nanoTime())));
    }

    /** The latest snapshots, in the order of the brokers; of those that were not looked at yet there is none. */
    public List<Snapshot> latest() {
        return latest;
    }

    /** Ends the watch. A look that hangs is left behind, and so is a listener that does not return. */
    @Override
    public void close() {
        errands.end();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (sentinel;
                looks) {
            while (errands.run()) {
                long now = System.nanoTime();
                Turns turns = turns();
                watched.values().forEach(it -> attend(it, turns, now));
                note(sentinel.await(processes(), Duration.ofNanos(turns.nanosToWait(System.nanoTime()))));
            }
        } finally {
            watched.values().forEach(it -> it.hold(Optional.empty()));
        }
    }

    private Turns turns() {
        return new Turns(watched.values().stream().map(Watched::agenda).toList(), rhythm.longLook());
    }

    private void attend(Watched it, Turns turns, long now) {
        if (it.agenda().becomesOverdue(now)) {
            publish(it, look.unanswered(it.broker(), rhythm.lookLimit()));
        }
        if (turns.isOn(it.agenda(), now)) {
            it.agenda().begin(now);
            send(it);
        }
    }

    /** Where the system has no thread for a look, that is told, and it is looked again at the next occasion. */
    private void send(Watched it) {
        try {
            looks.run("look at " + it.broker().name(), () -> lookAt(it));
        } catch (OutOfMemoryError e) {
            LOG.error("no thread to look at {}", it.broker().name(), e);
            receive(it, Optional.empty());
        }
    }

    /** On the look's own thread. */
    private void lookAt(Watched it) {
        Optional<Observed> seen = observe(it.broker());
        Optional<Verdict> alive = seen.filter(one -> one.process().isPresent()).map(Observed::verdict);
        if (!errands.leave(() -> receive(it, seen))) {
            seen.flatMap(Observed::process).ifPresent(PinnedProcess::close);
        } else if (alive.isPresent() && rehearsed.compareAndSet(false, true)) {
            rehearse(new Snapshot(it.broker(), alive.get()));
        }
    }

    /**
     * As far as the publication, on the thread that will look the next time. The pid file is left alone: a directory that hangs
     * is to cost no second thread.
     */
    private void rehearse(Snapshot alive) {
        Broker broker = alive.broker();
        try {
            for (int i = 0; i < REHEARSALS; i++) {
                Watched stage = fresh(broker);
                stage.replaceLatest(alive);
                look.rehearse(broker).map(gone -> new Snapshot(broker, gone)).ifPresent(stage::replaceLatest);
            }
        } catch (RuntimeException e) {
            LOG.error("the rehearsal with {} has failed", broker.name(), e);
        }
    }

    private Optional<Observed> observe(Broker broker) {
        try {
            // First, so that what changes during the look makes another one.
            Optional<String> refusal = sentinel.guard(broker.pidFile());
            Observed seen = look.look(broker);
            return Optional.of(refusal.map(reason -> look.unguarded(seen, broker, rhythm.safetyCheck(), reason))
                    .orElse(seen));
        } catch (RuntimeException e) {
            LOG.error("the look at {} has failed", broker.name(), e);
            return Optional.empty();
        }
    }

    private void receive(Watched it, Optional<Observed> seen) {
        Optional<PinnedProcess> process = seen.flatMap(Observed::process);
        if (!it.equals(watched.get(it.broker().pidFile()))) {
            process.ifPresent(PinnedProcess::close);
            if (!watched.containsKey(it.broker().pidFile())) {
                sentinel.release(it.broker().pidFile());
            }
            return;
        }
        Verdict verdict = seen.map(Observed::verdict).orElseGet(() -> look.unanswered(it.broker(), rhythm.lookLimit()));
        long now = System.nanoTime();
        if (it.agenda().end(now, rhythm.nextLook(verdict.state(), verdict.operationUnderWay(), now))) {
            it.hold(process);
            publish(it, verdict);
        } else {
            process.ifPresent(PinnedProcess::close);
        }
    }

    private void replace(List<Broker> wanted) {
        var before = new LinkedHashMap<>(watched);
        watched.clear();
        for (Broker broker : wanted) {
            Watched kept = before.get(broker.pidFile());
            watched.put(broker.pidFile(), kept != null && kept.broker().equals(broker) ? kept : fresh(broker));
        }
        before.forEach((pidFile, it) -> {
            if (!it.equals(watched.get(pidFile))) {
                it.hold(Optional.empty());
            }
            if (!watched.containsKey(pidFile)) {
                sentinel.release(pidFile);
            }
        });
        collectLatest();
    }

    private Watched fresh(Broker broker) {
        return new Watched(broker, new Agenda(System.nanoTime(), rhythm.lookLimit()));
    }

    private void note(Happenings happenings) {
        long now = System.nanoTime();
        for (Watched it : watched.values()) {
            if (it.process().filter(happenings.exited()::contains).isPresent()) {
                it.hold(Optional.empty());
                it.agenda().want(now);
            }
            if (happenings.pidFiles().contains(it.broker().pidFile())) {
                it.agenda().want(now + rhythm.settle().toNanos());
            }
        }
    }

    private void publish(Watched it, Verdict verdict) {
        var snapshot = new Snapshot(it.broker(), verdict);
        boolean news = it.replaceLatest(snapshot);
        collectLatest();
        if (news) {
            try {
                listener.published(snapshot);
            } catch (RuntimeException e) {
                LOG.error("a listener of the watch has failed", e);
            }
        }
    }

    private void collectLatest() {
        latest = watched.values().stream()
                .map(Watched::latest)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<PinnedProcess> processes() {
        return watched.values().stream()
                .map(Watched::process)
                .flatMap(Optional::stream)
                .toList();
    }
}
