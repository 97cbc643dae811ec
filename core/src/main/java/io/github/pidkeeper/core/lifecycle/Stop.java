package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.owner.OwnerControl.Verb;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.pidfile.Removal;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stops a broker, and says so only once its process has exited.
 *
 * <p>One look decides whom to stop, and every signal goes through the hold on that process: the pid file is not read
 * again for that. First it is asked (SIGTERM) and given its grace period. Then whoever ordered the stop decides: wait on,
 * force it, or leave it. Until the process has exited the pid file is not touched. After that it is removed if it still
 * names that process, and the records go last, so that a stop that is cut short anywhere can be finished by the next. A
 * broker that systemd runs is left to it ({@link UnitStop}) up to the exit.
 *
 * @param verb stop or restart, as a container's engine has it too
 */
record Stop(PidFiles pidFiles, StopSteps steps, UnitStop units, String verb) implements Course {

    /** What starts a broker again may be that early, as clocks of the system go. */
    private static final Duration JUST_NOW = Duration.ofSeconds(1);

    /** @param stakes what it costs others, which is told before it is done */
    Stop(PidFiles pidFiles, Stakes stakes, OwnerControl owners, String verb) {
        this(pidFiles, new StopSteps(pidFiles, stakes), owners, verb);
    }

    private Stop(PidFiles pidFiles, StopSteps steps, OwnerControl owners, String verb) {
        this(pidFiles, steps, new UnitStop(owners, steps), verb);
    }

    @Override
    public Preview preview(Broker broker, BrokerFolder folder, Sight look) {
        Optional<SystemdUnit> unit = unit(look);
        if (unit.isPresent()) {
            return units.preview(Verb.STOP, broker, look, unit.get());
        }
        Optional<Message> refusal = new StopRefusal(broker, verb).of(look.verdict());
        if (refusal.isPresent()) {
            return new Preview.Decided(new Outcome.Refused(refusal.get(), look.verdict()));
        }
        if (look.pin().isPresent()) {
            return steps.of(broker, look.observation().file(), look.pin().get().facts())
                    .planned(look.verdict());
        }
        Optional<ProcessIdentity> left = leftBehind(look);
        Optional<String> obstacle = left.flatMap(_ -> pidFiles.obstacle(broker));
        if (obstacle.isPresent()) {
            return new Preview.Decided(fileLeft(broker, left.orElseThrow().pid(), obstacle.get(), look.verdict()));
        }
        return left.isPresent()
                ? steps.finishing(broker).planned(look.verdict())
                : new Preview.Decided(new Outcome.NothingToDo(
                        Message.of(Phrase.NOT_RUNNING, broker.name().text()), look.verdict()));
    }

    @Override
    public Outcome run(Operation operation) throws InterruptedException {
        operation.plan().begin(Step.Kind.VERIFY);
        try (Sight look = operation.look()) {
            return switch (preview(operation.broker(), operation.folder(), look)) {
                case Preview.Decided(Outcome.NothingToDo _) -> alreadyStopped(operation, look);
                case Preview.Decided(Outcome outcome) -> outcome;
                case Preview.Planned(List<Step> planned, Verdict _) -> {
                    operation.plan().lay(planned);
                    yield act(operation, look);
                }
            };
        }
    }

    /** Takes the steps that this look was found to lead to. */
    Outcome act(Operation operation, Sight look) throws InterruptedException {
        Optional<SystemdUnit> unit = unit(look);
        if (unit.isPresent()) {
            return units.stop(operation, look, unit.get(), this);
        }
        return look.pin().isPresent() ? stop(operation, look.pin().get()) : alreadyStopped(operation, look);
    }

    /** The unit of systemd that runs it, and has to be asked. */
    static Optional<SystemdUnit> unit(Sight look) {
        return look.pin().isPresent() && look.verdict().owner() instanceof SystemdUnit unit
                ? Optional.of(unit)
                : Optional.empty();
    }

    private Outcome alreadyStopped(Operation operation, Sight look) {
        Optional<ProcessIdentity> left = leftBehind(look);
        Optional<Removal> removal = left.map(stopped -> finishEarlierStop(operation, stopped));
        operation.forget();
        operation.dropIntent();
        Verdict verdict = operation.verdict();
        String name = name(operation);
        if (removal.isPresent() && removal.get() instanceof Removal.Failed(String reason)) {
            return fileLeft(operation.broker(), left.orElseThrow().pid(), reason, verdict);
        }
        return removal.filter(Removal.Removed.class::isInstance).isPresent()
                ? new Outcome.Done(Message.of(Phrase.STOP_FINISHED, name), verdict)
                : new Outcome.NothingToDo(Message.of(Phrase.NOT_RUNNING, name), verdict);
    }

    /** Removes the pid file that a stop which was cut short would have removed next. */
    private Removal finishEarlierStop(Operation operation, ProcessIdentity stopped) {
        operation.plan().begin(Step.Kind.REMOVE_PID_FILE);
        return removePidFile(operation, stopped);
    }

    /** The process whose stop was cut short after its exit, and before its pid file was removed. */
    private static Optional<ProcessIdentity> leftBehind(Sight look) {
        return look.observation()
                .memory()
                .intent()
                .flatMap(Intent::target)
                .filter(it ->
                        it.bootId().equals(look.observation().self().identity().bootId()))
                .filter(it ->
                        look.observation().file() instanceof PidFileReading.NamesPid named && named.pid() == it.pid());
    }

    private Outcome stop(Operation operation, PinnedProcess process) throws InterruptedException {
        ProcessFacts facts = process.facts();
        long begin = operation.time().nanos();
        operation.plan().done(Message.of(Phrase.STEP_VERIFIED, facts.pid(), facts.startedAt()));
        if (operation.plan().isPlanned(Step.Kind.COUNT_CLIENTS)) {
            operation.plan().begin(Step.Kind.COUNT_CLIENTS);
        }
        operation.plan().begin(Step.Kind.ASK_TO_STOP);
        operation.attempt(() -> operation.intend(Intent.Aim.STOP, Optional.of(facts.identity())));
        if (operation.folder().stoppedUnit().isPresent()) {
            operation.attempt(operation.folder()::forgetUnit); // it was since started by somebody else
        }
        if (signal(operation, process, Signal.TERMINATE) == Signalling.NOT_PERMITTED) {
            return notPermitted(operation, facts);
        }
        if (facts.suspended()) {
            signal(operation, process, Signal.CONTINUE);
        }
        operation.plan().begin(Step.Kind.AWAIT_EXIT);
        var exit = new Exit(operation, process, begin);
        return switch (exit.await(() -> force(operation, process))) {
            case BY_ITSELF -> exited(operation, facts, exit.waited(), Phrase.STOPPED);
            case BY_FORCE -> exited(operation, facts, exit.waited(), Phrase.STOPPED_BY_FORCE);
            case GIVEN_UP ->
                alive(operation, Message.of(Phrase.NOT_STOPPED, name(operation), facts.pid(), exit.waited()));
            case STUCK -> alive(operation, Message.of(Phrase.STUCK, name(operation), facts.pid()));
        };
    }

    private static void force(Operation operation, PinnedProcess process) {
        operation.attempt(() -> operation.intend(
                Intent.Aim.FORCED_STOP, Optional.of(process.facts().identity())));
        signal(operation, process, Signal.FORCE);
    }

    /** What is left to do once the process has exited, whoever has ended it. */
    Outcome exited(Operation operation, ProcessFacts facts, Duration took, Phrase how) {
        operation.plan().done(Message.of(Phrase.STEP_EXITED, facts.pid(), took));
        operation.plan().begin(Step.Kind.REMOVE_PID_FILE);
        Removal removal = removePidFile(operation, facts.identity());
        tellRemoval(operation, removal);
        // In this order: without its intent, the record of a process that is gone would be a failure.
        operation.forget();
        operation.dropIntent();
        Verdict verdict = operation.verdict();
        String name = name(operation);
        if (verdict.state().alive()) {
            return new Outcome.Failed(another(operation, facts, took, verdict), verdict);
        }
        if (removal instanceof Removal.Failed(String reason)) {
            return fileLeft(operation.broker(), facts.pid(), reason, verdict);
        }
        return new Outcome.Done(Message.of(how, name, facts.pid(), took), verdict);
    }

    /** Whoever ran all the time was started by nobody just now, and there is nobody to be looked for who did. */
    private static Message another(Operation operation, ProcessFacts exited, Duration took, Verdict verdict) {
        Instant justNow = operation.time().now().minus(took).minus(JUST_NOW);
        return verdict.process()
                .filter(other -> other.startedAt().isBefore(justNow))
                .map(other ->
                        Message.of(Phrase.ANOTHER_RUNS, name(operation), exited.pid(), other.pid(), other.startedAt()))
                .orElseGet(() -> Message.of(Phrase.REVIVED, name(operation), exited.pid()));
    }

    /** No success: who goes by the file, as most do, takes whoever gets that pid next for the broker. */
    private static Outcome fileLeft(Broker broker, long pid, String reason, Verdict verdict) {
        return new Outcome.Failed(
                Message.of(Phrase.STOPPED_FILE_LEFT, broker.name().text(), pid, broker.pidFile(), reason), verdict);
    }

    private static void tellRemoval(Operation operation, Removal removal) {
        Object path = operation.broker().pidFile();
        switch (removal) {
            case Removal.Kept _ -> operation.plan().skipped(Message.of(Phrase.STEP_PID_FILE_OF_ANOTHER, path));
            // Many brokers remove it themselves, whoever it names.
            case Removal.AlreadyGone _ -> operation.plan().done(Message.of(Phrase.STEP_PID_FILE_GONE, path));
            case Removal.Removed _ -> operation.plan().done();
            case Removal.Failed _ -> {
                // The outcome says the rest.
            }
        }
    }

    private Removal removePidFile(Operation operation, ProcessIdentity dead) {
        var pidFile = pidFiles.of(operation.broker());
        return operation.journal().removal("remove-pid-file", () -> pidFile.removeIfStillNames(dead.pid()));
    }

    private static Outcome notPermitted(Operation operation, ProcessFacts facts) {
        operation.dropIntent();
        Message message = Message.of(Phrase.STOP_NOT_PERMITTED, name(operation), facts.pid(), facts.user());
        return new Outcome.Refused(message, operation.verdict());
    }

    /** It lives on, and so do its pid file and the record of what was wanted of it. */
    private static Outcome alive(Operation operation, Message message) {
        operation.giveUp();
        return new Outcome.Failed(message, operation.verdict());
    }

    private static String name(Operation operation) {
        return operation.broker().name().text();
    }

    private static Signalling signal(Operation operation, PinnedProcess process, Signal signal) {
        return operation.journal().signal(signal, () -> process.send(signal));
    }
}
