package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.owner.OwnerControl.Verb;
import io.github.pidkeeper.core.owner.UnitEnd;
import io.github.pidkeeper.core.owner.UnitReading;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Stops a broker, or restarts it, through the systemd unit that runs it, which alone can keep it from being started again.
 *
 * <p>It is asked for only where systemd itself says that the process is this unit's, and the one that the unit is about: what
 * was started by cron, or in a session of ssh, is in a unit that ends much more. There is no forced stop: systemd forces
 * what does not exit, after a time that its unit sets. What counts in the end is the process, which is held all the time,
 * and what a new look shows.
 */
record UnitStop(OwnerControl owners, UnitFailure failure, StopSteps steps) {

    /** Whatever the owner has ended is gone by then. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private static final int KILLED = 128 + 9;

    /** @param verb stop or restart */
    Preview preview(Verb verb, Broker broker, Sight look, SystemdUnit unit) {
        PinnedProcess process = look.pin().orElseThrow();
        var words = UnitWords.of(broker, unit, verb, look.observation().self(), process.facts());
        return switch (owners.look(unit, OptionalLong.of(process.facts().pid()))) {
            case OwnerAnswer.NotDone trouble ->
                new Preview.Decided(new Outcome.Refused(words.of(trouble), look.verdict()));
            case UnitReading.Known known
            when !words.isBroker(known, process.facts()) ->
                new Preview.Decided(new Outcome.Refused(words.moreThanBroker(), look.verdict()));
            case UnitReading.Known known
            when verb == Verb.RESTART && known.unstartable().isPresent() ->
                new Preview.Decided(
                        new Outcome.Refused(words.of(known.unstartable().get()), look.verdict()));
            case UnitReading.Known known -> {
                var draft = steps.ofUnit(broker, process.facts(), words, known);
                yield (verb == Verb.RESTART
                                ? draft.then(Step.Kind.CONFIRM_RUNNING, Message.of(Phrase.STEP_CONFIRM_RUNNING))
                                : draft.then(steps.removalOfOwners(
                                                broker,
                                                look.observation().file(),
                                                process.facts().pid()))
                                        .then(
                                                Step.Kind.CONFIRM_STOPPED,
                                                Message.of(Phrase.STEP_CONFIRM_STOPPED, words.name())))
                        .planned(look.verdict());
            }
        };
    }

    /** @param afterExit what is then left to do */
    Outcome stop(Operation operation, Sight look, SystemdUnit unit, AfterExit afterExit) throws InterruptedException {
        return switch (ended(Verb.STOP, operation, look, unit)) {
            case Ending.Not(Outcome outcome) -> outcome;
            case Ending.Exited(ProcessFacts facts, Duration took, OwnerAnswer _, UnitLastWords _) -> {
                Outcome outcome = afterExit.exited(operation, facts, took, Phrase.STOPPED);
                yield outcome instanceof Outcome.Done ? confirmed(operation, facts, took, unit) : outcome;
            }
        };
    }

    Outcome restart(Operation operation, Sight look, SystemdUnit unit) throws InterruptedException {
        return switch (ended(Verb.RESTART, operation, look, unit)) {
            case Ending.Not(Outcome outcome) -> outcome;
            case Ending.Exited(ProcessFacts facts, Duration took, OwnerAnswer answer, UnitLastWords last) -> {
                operation.plan().done(Message.of(Phrase.STEP_EXITED, facts.pid(), took));
                operation.forget();
                operation.attempt(() -> operation.intend(Intent.Aim.START, Optional.empty()));
                operation.plan().begin(Step.Kind.CONFIRM_RUNNING);
                var words = UnitWords.of(operation.broker(), unit, Verb.RESTART, operation.self(), facts);
                yield new UnitConfirmation(operation, failure, words, last).await(answer);
            }
        };
    }

    /** What has become of the process after all was asked for. */
    private sealed interface Ending {

        /** @param last what was written since the order */
        record Exited(ProcessFacts facts, Duration took, OwnerAnswer answer, UnitLastWords last) implements Ending {}

        /** It lives on. */
        record Not(Outcome outcome) implements Ending {}
    }

    private Ending ended(Verb verb, Operation operation, Sight look, SystemdUnit unit) throws InterruptedException {
        PinnedProcess process = look.pin().orElseThrow();
        ProcessFacts facts = process.facts();
        long begin = operation.time().nanos();
        operation.plan().done(Message.of(Phrase.STEP_VERIFIED, facts.pid(), facts.startedAt()));
        if (operation.plan().isPlanned(Step.Kind.COUNT_CLIENTS)) {
            operation.plan().begin(Step.Kind.COUNT_CLIENTS);
        }
        operation.plan().begin(Step.Kind.ASK_OWNER);
        operation.attempt(() -> operation.intend(Intent.Aim.STOP, Optional.of(facts.identity())));
        var words = UnitWords.of(operation.broker(), unit, verb, operation.self(), facts);
        UnitLastWords last = failure.listen(operation, words, facts.workingDirectory());
        OwnerAnswer answer = new UnitOrder(operation, owners, unit, OptionalLong.of(facts.pid())).carryOut(verb);
        if (answer instanceof OwnerAnswer.NotDone trouble) {
            operation.dropIntent();
            return new Ending.Not(new Outcome.Refused(words.of(trouble), operation.verdict()));
        }
        operation.plan().begin(Step.Kind.AWAIT_EXIT);
        if (process.awaitExit(answer instanceof OwnerAnswer.Done ? AFTERWARDS : Duration.ZERO)) {
            return new Ending.Exited(facts, operation.time().since(begin), answer, last);
        }
        operation.giveUp();
        return new Ending.Not(new Outcome.Failed(words.of(answer), operation.verdict()));
    }

    /** The time of its stop was up, and SIGKILL was what it ended of. */
    private static boolean byForce(UnitEnd end) {
        return end.result().equals("timeout") && end.code().orElse(0) == KILLED;
    }

    private Outcome confirmed(Operation operation, ProcessFacts facts, Duration took, SystemdUnit unit) {
        operation.plan().begin(Step.Kind.CONFIRM_STOPPED);
        // It may be about to be started again: then nothing runs yet, and only the unit tells.
        UnitReading after = owners.look(unit, OptionalLong.empty());
        boolean up = after instanceof UnitReading.Known known && known.isUp();
        Verdict verdict = operation.verdict();
        String name = operation.broker().name().text();
        if (up || verdict.state().alive()) {
            return new Outcome.Failed(Message.of(Phrase.REVIVED, name, facts.pid()), verdict);
        }
        operation.attempt(() -> operation.folder().rememberUnit(unit));
        Phrase how = after instanceof UnitReading.Known known
                        && known.end().filter(UnitStop::byForce).isPresent()
                ? Phrase.FORCED_THROUGH_UNIT
                : Phrase.STOPPED_THROUGH_UNIT;
        return new Outcome.Done(Message.of(how, name, unit.name(), facts.pid(), took), verdict);
    }
}
