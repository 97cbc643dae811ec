package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.pidfile.PidFileGrammar;
import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.process.LockFile.Locking;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.readiness.Readiness;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.text.Wording;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Exhibit;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Self;
import io.github.pidkeeper.core.verdict.Verdict;
import io.github.pidkeeper.core.watch.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

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
    /** Several times what a look takes where everything answers. */
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(6);

    /** A binary like a broker's that no process is ever started from. */
    private static final Path LIBRARY = Path.of(System.getProperty("java.home"), "lib", "server", "libjvm.so");

    private final StateDirectory state;
    private final LockFile locks;
    private final Journal journal;
    private final Time time;
    private final SpareThread spareThread;
    private final Observer observer;
    private final PidFiles pidFiles;
    private final Map<Kind, Course> courses;
    private final LastUnit lastUnit;

    /**
     * Puts the operations together.
     *
     * @param stateDirectory where records, locks and the journal are kept; created by the first operation that acts
     * @param english says in English what goes into the journal
     */
    public Lifecycle(Means means, Path stateDirectory, Wording english) {
        this(means, stateDirectory, english, new SystemTime(), LOOK_LIMIT);
    }

    Lifecycle(Means means, Path stateDirectory, Wording english, Time time, Duration lookLimit) {
        ProcessTable processes = means.processes();
        this.pidFiles = new PidFiles(means.files(), new PidFileGrammar(processes.largestPid(), processes.ownPid()));
        this.state =
                new StateDirectory(new StatePlace(stateDirectory, means.files().ownUid()));
        this.locks = means.locks();
        this.journal = new Journal(new JournalWriter(state.journal(), locks), english, time);
        this.time = time;
        this.spareThread = new SpareThread(lookLimit);
        this.observer = new Observer(processes, pidFiles, means.readiness(), time);
        this.lastUnit = new LastUnit(means.owners());
        var stakes = new Stakes(means.clients());
        var failure = new UnitFailure(means.owners(), processes, means.spawner());
        var start = new Start(processes, means.spawner(), pidFiles, means.owners());
        this.courses = Map.of(
                Kind.START, start,
                Kind.STOP, new Stop(pidFiles, stakes, failure, Kind.STOP.text()),
                Kind.RESTART, new Restart(new Stop(pidFiles, stakes, failure, Kind.RESTART.text()), start),
                Kind.REPAIR, new Repair(pidFiles),
                Kind.UNDO_REPAIR, new UndoRepair(pidFiles),
                Kind.RELOAD, new Reload(processes, means.spawner(), means.owners()));
    }

    @Override
    public Verdict status(Broker broker) {
        return spareThread.result(() -> verdict(broker)).orElseGet(() -> unanswered(broker, spareThread.limit()));
    }

    private Verdict verdict(Broker broker) {
        try (Sight sight = observer.look(broker, state.folder(broker))) {
            return withState(sight.verdict());
        }
    }

    /** That nothing would be written down of an operation is told before one is asked for. */
    private Verdict withState(Verdict verdict) {
        return state.belongsToAnother()
                .map(finding -> verdict.with(new Evidence(
                        Evidence.Check.RECORD,
                        Evidence.Bearing.OPEN,
                        finding,
                        new Exhibit(state.journal().directory().toString(), Optional.empty(), time.now()))))
                .orElse(verdict);
    }

    @Override
    public Observed look(Broker broker) {
        Sight sight = observer.look(broker, state.folder(broker));
        return new Observed(sight.verdict(), sight.pin());
    }

    @Override
    public Optional<Verdict> rehearse(Broker broker) {
        Broker absent = broker.absent(LIBRARY);
        try (Sight sight = observer.look(absent, state.folder(absent))) {
            return Optional.of(sight.verdict());
        }
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
                List.of(new Evidence(
                        Evidence.Check.PID_FILE,
                        Evidence.Bearing.OPEN,
                        finding,
                        new Exhibit(broker.pidFile().toString(), Optional.empty(), time.now()))));
    }

    @Override
    public Preview preview(Kind kind, Broker broker) {
        return spareThread
                .result(() -> new Forecast(state, locks, observer)
                        .of(course(kind), throughLastUnit(kind, broker, state.folder(broker))))
                .orElseGet(() -> new Preview.Decided(outOfReach(broker)));
    }

    @Override
    public Observed unguarded(Observed seen, Broker broker, Duration safetyCheck, String reason) {
        Message finding = Message.of(Phrase.PID_FILE_UNGUARDED, broker.pidFile(), safetyCheck, reason);
        var evidence = new Evidence(
                Evidence.Check.PID_FILE,
                Evidence.Bearing.OPEN,
                finding,
                new Exhibit(broker.pidFile().toString(), Optional.empty(), time.now()));
        return new Observed(seen.verdict().with(evidence), seen.process());
    }

    @Override
    public void refused(Kind kind, String broker, String words) {
        new Refusals(state, journal).record(broker, kind.text(), observer.self(), words);
    }

    private Course course(Kind kind) {
        return Objects.requireNonNull(courses.get(kind), kind.name());
    }

    @Override
    public Outcome carryOut(Kind kind, Broker broker, Progress progress) throws InterruptedException {
        String verb = kind.text();
        Self self = observer.self();
        OperationJournal account = journal.begin(broker, verb, self, progress);
        if (!isReachable(broker)) {
            Outcome refused = outOfReach(broker);
            put(refused, account, broker);
            return refused;
        }
        Optional<Message> ofAnother = state.belongsToAnother();
        if (ofAnother.isPresent()) {
            return new Outcome.Refused(ofAnother.get(), status(broker));
        }
        BrokerFolder folder;
        try {
            folder = state.create(broker);
        } catch (IOException e) {
            return withoutPlace(account, broker, String.valueOf(e.getMessage()));
        }
        return switch (locks.tryLock(folder.lock(), UnderWay.note(kind, self), LOCK_LIMIT)) {
            case Locking.Locked(LockFile.Held held) -> {
                try (held) {
                    var journalled = new JournalledProgress(account, progress);
                    var plan = new Plan(journalled, time);
                    Broker as = throughLastUnit(kind, broker, folder);
                    var operation = new Operation(as, kind, plan, journalled, folder, observer, account, self, time);
                    operation.attempt(folder::sweep);
                    pidFiles.history(broker, folder).settle();
                    yield run(course(kind), operation);
                }
            }
            case Locking.HeldByAnother(String holder) -> {
                Outcome.Busy busy = busy(broker, folder, holder);
                account.outcome(busy);
                yield busy;
            }
            case Locking.Unavailable(String reason) -> withoutPlace(account, broker, reason);
        };
    }

    private Outcome.Busy busy(Broker broker, BrokerFolder folder, String holder) {
        var underWay = new UnderWay(broker);
        return underWay.by(holder).orElseGet(() -> {
            try (Sight look = observer.look(broker, folder)) {
                return underWay.by(look);
            }
        });
    }

    /** Only what does not run is to be started; the record that decides is rarely there. */
    private Broker throughLastUnit(Kind kind, Broker broker, BrokerFolder folder) {
        boolean starts = kind == Kind.START || kind == Kind.RESTART;
        return starts
                        && folder.stoppedUnit().isPresent()
                        && verdict(broker).process().isEmpty()
                ? lastUnit.of(broker, folder)
                : broker;
    }

    /**
     * Whether the files that an operation cannot do without can be asked about: on a file system that hangs it would hang
     * with the lock in its hands, and keep out every other.
     */
    private boolean isReachable(Broker broker) throws InterruptedException {
        boolean reachable = spareThread
                .result(() -> {
                    state.folder(broker).memory();
                    pidFiles.of(broker).isAbsent();
                    Files.exists(broker.command().executable());
                    broker.configuration().ifPresent(Files::exists);
                    return true;
                })
                .isPresent();
        if (!reachable && Thread.interrupted()) {
            throw new InterruptedException();
        }
        return reachable;
    }

    private Outcome outOfReach(Broker broker) {
        Verdict unanswered = unanswered(broker, spareThread.limit());
        return new Outcome.Refused(unanswered.foremost(), unanswered);
    }

    /** Puts the outcome of what never began on record, unless it is the journal that hangs. */
    private void put(Outcome outcome, OperationJournal account, Broker broker) {
        spareThread.result(() -> {
            new Refusals(state, journal).record(broker, account, outcome);
            return outcome;
        });
    }

    private Outcome withoutPlace(OperationJournal account, Broker broker, String reason) {
        var failed = new Outcome.Failed(Message.of(Phrase.STATE_NOT_WRITABLE, reason), status(broker));
        account.outcomeWithoutPlace(failed);
        return failed;
    }

    private static Outcome run(Course course, Operation operation) throws InterruptedException {
        operation
                .plan()
                .publish(new Draft()
                        .then(Step.Kind.VERIFY, course.first(operation.broker()))
                        .steps());
        boolean over = false;
        try {
            Outcome outcome = course.run(operation);
            boolean well = outcome instanceof Outcome.Done || outcome instanceof Outcome.NothingToDo;
            Checkpoint.of(operation.broker(), outcome).ifPresent(operation.plan()::narrow);
            operation.plan().end(well);
            operation.journal().outcome(outcome);
            over = true;
            return outcome;
        } finally {
            if (!over) {
                operation.giveUp();
                operation.plan().end(false);
                operation.journal().cutShort();
            }
        }
    }
}
