package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Deviation;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.NamedProcess;
import io.github.pidkeeper.core.verdict.Observation;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Stops a broker and starts it again, under one lock.
 *
 * <p>A stop that failed or was refused ends it. So does, before anything is done, what would keep the broker from being
 * started again: its ground, or a pid file that would leave it unknown whether it runs. A running broker is better than
 * none.
 */
record Restart(Stop stop, Start start) implements Course {

    @Override
    public Preview preview(Broker broker, BrokerFolder folder, Sight look) {
        Verdict verdict = look.verdict();
        Optional<SystemdUnit> unit = Stop.unit(look);
        if (unit.isPresent()) {
            return stop.units().preview(OwnerControl.Verb.RESTART, broker, look, unit.get());
        }
        boolean startable = look.pin().isEmpty()
                && verdict.state().mayStart()
                && broker.unit().isPresent();
        if (startable || start.isLeftToItsUnit(broker, look)) {
            return start.preview(broker, folder, look);
        }
        // What a unit starts is the unit's own affair.
        boolean ours = broker.unit().isEmpty();
        Optional<Message> refusal = ours
                ? new ForegroundForm(broker).refusal()
                : look.pin().flatMap(_ -> start.refusalOfUnit(broker, look));
        if (refusal.isPresent()) {
            return new Preview.Decided(
                    new Outcome.Refused(Message.of(Phrase.RESTART_NOT_BEGUN, refusal.get()), verdict));
        }
        Optional<Message> problem = Optional.of(new Ground(broker))
                .filter(_ -> ours)
                .flatMap(Ground::problemOfFiles)
                .or(() -> look.pin().flatMap(pin -> start.takenPort(look.observation(), Optional.of(pin))))
                .or(() -> ours && look.pin().isPresent() ? problemAfterStop(broker, folder, look) : Optional.empty());
        if (problem.isPresent()) {
            return new Preview.Decided(
                    new Outcome.Failed(Message.of(Phrase.RESTART_NOT_BEGUN, problem.get()), verdict));
        }
        if (look.pin().isEmpty() && verdict.state().mayStart()) {
            return start.preview(broker, folder, look);
        }
        return switch (stop.preview(broker, folder, look)) {
            case Preview.Decided decided -> decided;
            case Preview.Planned(List<Step> steps, Verdict _) ->
                obstacle(look.observation())
                        .<Preview>map(message -> new Preview.Decided(
                                new Outcome.Refused(Message.of(Phrase.RESTART_NOT_BEGUN, message), verdict)))
                        .orElseGet(() -> new Draft()
                                .then(steps)
                                .then(startingAgain(broker, folder, look))
                                .planned(verdict));
        };
    }

    /** The steps of the start; where it brings about something else than what runs so far, that is said. */
    private List<Step> startingAgain(Broker broker, BrokerFolder folder, Sight look) {
        List<Step> steps = start.steps(
                broker, folder, fileAfterStop(look), look.observation().self());
        return look.observation()
                .deviation()
                .flatMap(Deviation::running)
                .map(line -> steps.stream()
                        .map(step -> step.kind() == Step.Kind.SPAWN ? step.instead(line) : step)
                        .toList())
                .orElse(steps);
    }

    /** What would keep it from being started once it is stopped: what it reads, no room for the records, its old pid file. */
    private Optional<Message> problemAfterStop(Broker broker, BrokerFolder folder, Sight look) {
        return new RelativeIncludes(broker, look.observation())
                .problem()
                .or(() -> Successor.problem(broker, look.observation()))
                .or(folder::problem)
                .or(() -> stop.steps().leftFile(broker, look))
                .or(() -> start.settingAside().problem(broker, fileAfterStop(look)));
    }

    /** What would be in the way of knowing, once the broker is gone, that it does not run. */
    private static Optional<Message> obstacle(Observation seen) {
        Object path = seen.portrait().broker().pidFile();
        if (seen.named() instanceof NamedProcess.Concealed(String reason)
                && seen.file() instanceof PidFileReading.NamesPid named) {
            return Optional.of(Message.of(Phrase.PID_FILE_NAMES_CONCEALED, path, named.pid(), reason));
        }
        return switch (seen.file()) {
            case PidFileReading.Unsafe(Message reason) -> Optional.of(Message.of(Phrase.PID_FILE_UNSAFE, path, reason));
            case PidFileReading.Unreadable(Message reason) ->
                Optional.of(Message.of(Phrase.PID_FILE_UNREADABLE, path, reason));
            case PidFileReading.Absent _,
                    PidFileReading.NamesPid _,
                    PidFileReading.Empty _,
                    PidFileReading.Malformed _ -> Optional.empty();
        };
    }

    /** The stop takes away the file only if it names the process that has exited. */
    private static PidFileReading fileAfterStop(Sight look) {
        PidFileReading file = look.observation().file();
        boolean removed = file instanceof PidFileReading.NamesPid named
                && look.pin().filter(pin -> pin.facts().pid() == named.pid()).isPresent();
        return removed ? new PidFileReading.Absent() : file;
    }

    @Override
    public Outcome run(Operation operation) throws InterruptedException {
        operation.plan().begin(Step.Kind.VERIFY);
        try (Sight look = operation.look()) {
            return switch (preview(operation.broker(), operation.folder(), look)) {
                case Preview.Decided(Outcome outcome) -> outcome;
                case Preview.Planned(List<Step> steps, Verdict _) -> {
                    operation.plan().lay(steps);
                    Optional<SystemdUnit> unit = Stop.unit(look);
                    if (unit.isPresent()) {
                        yield stop.units().restart(operation, look, unit.get());
                    }
                    yield look.pin().isPresent() ? stopAndStart(operation, look) : start.act(operation, look);
                }
            };
        }
    }

    private Outcome stopAndStart(Operation operation, Sight look) throws InterruptedException {
        Outcome stopped = stop.act(operation, look);
        return switch (stopped) {
            case Outcome.Done _ -> startedAgain(operation, start.run(operation));
            case Outcome.NothingToDo _, Outcome.Refused _, Outcome.Failed _, Outcome.Busy _ -> stopped;
        };
    }

    /** What is to be seen once it is on record that this is over: where not even a start was begun, it is not yet. */
    private static Verdict givenUp(Operation operation, Verdict verdict) {
        if (operation.intent().filter(Intent::thenStart).isEmpty()) {
            return verdict;
        }
        operation.giveUp();
        return operation.verdict();
    }

    private static Outcome startedAgain(Operation operation, Outcome started) {
        return switch (started) {
            case Outcome.Failed(var message, var verdict, var lastWords) ->
                new Outcome.Failed(
                        Message.of(Phrase.STOPPED_NOT_STARTED, message), givenUp(operation, verdict), lastWords);
            case Outcome.Refused(var message, var verdict) ->
                // Something was changed: the broker was stopped.
                new Outcome.Failed(
                        Message.of(Phrase.STOPPED_NOT_STARTED, message),
                        givenUp(operation, verdict.orElseGet(operation::verdict)));
            case Outcome.Done _, Outcome.NothingToDo _, Outcome.Busy _ -> started;
        };
    }
}
