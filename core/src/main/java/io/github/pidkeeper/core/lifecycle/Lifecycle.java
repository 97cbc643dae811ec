package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.pidfile.PidFileGrammar;
import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.process.LockFile.Locking;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.readiness.ReadinessProbe;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Self;
import io.github.pidkeeper.core.verdict.Verdict;
import io.github.pidkeeper.core.watch.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The operations on brokers, carried out on this machine.
 *
 * <p>Every operation but status runs under the broker's lock, and leaves its outcome in the journal. What an operation
 * sets out to do is recorded before it acts and the record removed when it is done, so that one that is cut short
 * anywhere, by an interrupt or the death of this program, leaves a trace for the next. See {@link Start} and
 * {@link Stop} for what they promise.
 */
public final class Lifecycle implements Operations, Look {

    /** A start or a stop by somebody else is mostly over by then. */
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(5);

    private final StateDirectory state;
    private final LockFile locks;
    private final Time time;
    private final Observer observer;
    private final Start start;
    private final Stop stop;
    private final Restart restart;

    /** @param stateDirectory where records, locks and the journal are kept; created by the first operation that acts */
    public Lifecycle(
            ProcessTable processes,
            ProcessSpawner spawner,
            ReadinessProbe readiness,
            FileAccess files,
            LockFile locks,
            Path stateDirectory) {
        this(processes, spawner, readiness, files, locks, stateDirectory, new SystemTime());
    }

    Lifecycle(
            ProcessTable processes,
            ProcessSpawner spawner,
            ReadinessProbe readiness,
            FileAccess files,
            LockFile locks,
            Path stateDirectory,
            Time time) {
        var pidFiles = new PidFiles(files, new PidFileGrammar(processes.largestPid(), processes.ownPid()));
        this.state = new StateDirectory(stateDirectory);
        this.locks = locks;
        this.time = time;
        this.observer = new Observer(processes, pidFiles, readiness, time);
        this.start = new Start(processes, spawner, pidFiles);
        this.stop = new Stop(pidFiles);
        this.restart = new Restart(stop, start);
    }

    @Override
    public Verdict status(Broker broker) {
        try (Sight sight = observer.look(broker, state.folder(broker).memory())) {
            return sight.verdict();
        }
    }

    @Override
    public Observed look(Broker broker) {
        Sight sight = observer.look(broker, state.folder(broker).memory());
        return new Observed(sight.verdict(), sight.pin());
    }

    @Override
    public Verdict unanswered(Broker broker, Duration limit) {
        Message finding = Message.of(Phrase.LOOK_UNANSWERED, broker.pidFile(), limit);
        return new Verdict(
                BrokerState.UNKNOWN,
                PidFileHealth.UNREADABLE,
                Optional.empty(),
                OptionalLong.empty(),
                new Readiness.NotAsked(),
                new Owner.Nobody(),
                List.of(new Evidence(Evidence.Check.PID_FILE, Evidence.Bearing.OPEN, finding, time.now())));
    }

    @Override
    public Outcome start(Broker broker, Progress progress) throws InterruptedException {
        return operate("start", broker, progress, plan -> start.plan(plan, broker), start::run);
    }

    @Override
    public Outcome stop(Broker broker, Progress progress) throws InterruptedException {
        return operate("stop", broker, progress, plan -> stop.plan(plan, broker), stop::run);
    }

    @Override
    public Outcome restart(Broker broker, Progress progress) throws InterruptedException {
        return operate("restart", broker, progress, plan -> restart.plan(plan, broker), restart::run);
    }

    private Outcome operate(String verb, Broker broker, Progress progress, Consumer<Plan> steps, Course course)
            throws InterruptedException {
        BrokerFolder folder;
        try {
            folder = state.create(broker);
        } catch (IOException e) {
            Message reason = Message.of(Phrase.STATE_NOT_WRITABLE, String.valueOf(e.getMessage()));
            return new Outcome.Failed(reason, status(broker));
        }
        Self self = observer.self();
        var journal = new Journal(state.journal(), self.user(), time);
        String note = verb + " by " + self.user() + ", pid " + self.identity().pid();
        return switch (locks.tryLock(folder.lock(), note, LOCK_LIMIT)) {
            case Locking.Locked(LockFile.Held held) -> {
                try (held) {
                    var plan = new Plan(progress, time);
                    steps.accept(plan);
                    var operation = new Operation(broker, verb, plan, progress, folder, observer, journal, self, time);
                    yield carryOut(operation, course);
                }
            }
            case Locking.HeldByAnother(String holder) -> {
                var busy =
                        new Outcome.Busy(Message.of(Phrase.BUSY, broker.name().text(), holder));
                journal.add(broker, verb, "refused", Optional.empty(), "Busy");
                yield busy;
            }
            case Locking.Unavailable(String reason) ->
                new Outcome.Failed(Message.of(Phrase.STATE_NOT_WRITABLE, reason), status(broker));
        };
    }

    private static Outcome carryOut(Operation operation, Course course) throws InterruptedException {
        operation.plan().publish();
        boolean over = false;
        try {
            Outcome outcome = course.run(operation);
            boolean well = outcome instanceof Outcome.Done || outcome instanceof Outcome.NothingToDo;
            operation.plan().end(well);
            operation.journal(
                    "outcome",
                    outcome.getClass().getSimpleName() + " " + outcome.message().phrase());
            over = true;
            return outcome;
        } finally {
            if (!over) {
                operation.giveUp();
                operation.plan().end(false);
                operation.journal("outcome", "cut short");
            }
        }
    }

    /** What an operation does once it holds the lock. */
    @FunctionalInterface
    private interface Course {
        Outcome run(Operation operation) throws InterruptedException;
    }
}
