package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerControl.Verb;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Stops a broker, and says so only once its process has exited.
 *
 * <p>One look decides whom to stop, and every signal goes through the hold on that process: the pid file is not read
 * again for that. First it is asked (SIGTERM) and given its grace period. Then whoever ordered the stop decides: wait on,
 * force it, or leave it. Until the process has exited the pid file is not touched; what is done after that is one thing,
 * whoever has ended it ({@link AfterExit}). A broker that systemd runs is left to it ({@link UnitStop}) up to the exit.
 *
 * @param verb stop or restart, as a container's engine has it too
 */
record Stop(AfterExit afterExit, StopSteps steps, UnitStop units, String verb) implements Course {

    /** @param stakes what it costs others, which is told before it is done */
    Stop(PidFiles pidFiles, Stakes stakes, UnitFailure failure, String verb) {
        this(new AfterExit(pidFiles), new StopSteps(pidFiles, stakes), failure, verb);
    }

    private Stop(AfterExit afterExit, StopSteps steps, UnitFailure failure, String verb) {
        this(afterExit, steps, new UnitStop(failure.owners(), failure, steps), verb);
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
        Optional<ProcessIdentity> left = AfterExit.leftBehind(look);
        Optional<String> obstacle = left.flatMap(_ -> afterExit.pidFiles().obstacle(broker));
        if (obstacle.isPresent()) {
            return new Preview.Decided(
                    AfterExit.fileLeft(broker, left.orElseThrow().pid(), obstacle.get(), look.verdict()));
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
                case Preview.Decided(Outcome.NothingToDo _) -> afterExit.alreadyStopped(operation, look);
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
            return units.stop(operation, look, unit.get(), afterExit);
        }
        return look.pin().isPresent() ? stop(operation, look.pin().get()) : afterExit.alreadyStopped(operation, look);
    }

    /** The unit of systemd that runs it, and has to be asked. */
    static Optional<SystemdUnit> unit(Sight look) {
        return look.pin().isPresent() && look.verdict().owner() instanceof SystemdUnit unit
                ? Optional.of(unit)
                : Optional.empty();
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
            case BY_ITSELF -> afterExit.exited(operation, facts, exit.waited(), Phrase.STOPPED);
            case BY_FORCE -> afterExit.exited(operation, facts, exit.waited(), Phrase.STOPPED_BY_FORCE);
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
