package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.Reloading;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.owner.UnitReading;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.ProgramRun;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Self;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Has a broker read its configuration again while it runs.
 *
 * <p>Its configuration is read here first: one that does not parse is not worth the risk, and the running broker is left
 * alone. It is then told, by a signal through the hold on its process, by its own command under a limit of time, or by the
 * systemd unit that runs it, if that has a way, and what came of it is judged as a start is: by a new look. Neither an exit code nor a signal that was accepted proves anything.
 * Nothing is recorded as begun, since there is nothing that a later operation could finish.
 */
record Reload(ProcessTable processes, ProcessSpawner spawner, OwnerControl owners) implements Course {

    @Override
    public Preview preview(Broker broker, BrokerFolder folder, Sight look) {
        Optional<Outcome> refusal = new ReloadRefusal(broker).of(look.verdict());
        if (refusal.isPresent()) {
            return new Preview.Decided(refusal.get());
        }
        ProcessFacts facts = look.pin().map(PinnedProcess::facts).orElseThrow();
        Optional<SystemdUnit> unit = Stop.unit(look);
        if (unit.isPresent()) {
            return ofUnit(
                    broker,
                    look,
                    facts,
                    words(broker, unit.get(), look.observation().self(), facts));
        }
        if (broker.kind().reloading() == Reloading.HUP) {
            return confirmed(
                            verified(broker, facts)
                                    .then(
                                            Step.Kind.RELOAD,
                                            Message.of(Phrase.STEP_RELOAD_SIGNAL, facts.pid(), facts.startedAt()),
                                            Target.OfProcess.of(facts)),
                            facts)
                    .planned(look.verdict());
        }
        var way = new NanoMqReload(broker, processes, spawner);
        return way.obstacle(look)
                .<Preview>map(message -> new Preview.Decided(new Outcome.Refused(message, look.verdict())))
                .orElseGet(() -> confirmed(
                                verified(broker, facts)
                                        .then(
                                                Step.Kind.ASK_RELEASE,
                                                Message.of(
                                                        Phrase.STEP_ASK_RELEASE,
                                                        way.questionLine(),
                                                        NanoMqVersion.RELOADS.toString()),
                                                way.question())
                                        .then(Step.Kind.RELOAD, running(way), way.target()),
                                facts)
                        .planned(look.verdict()));
    }

    private Preview ofUnit(Broker broker, Sight look, ProcessFacts facts, UnitWords words) {
        return switch (owners.look(words.unit(), OptionalLong.of(facts.pid()))) {
            case OwnerAnswer.NotDone trouble ->
                new Preview.Decided(new Outcome.Refused(words.of(trouble), look.verdict()));
            case UnitReading.Known known
            when !words.isBroker(known, facts) ->
                new Preview.Decided(new Outcome.Refused(words.moreThanBroker(), look.verdict()));
            case UnitReading.Known known ->
                known.reloadable()
                        ? confirmed(
                                        verified(broker, facts)
                                                .then(
                                                        Step.Kind.RELOAD,
                                                        Message.of(
                                                                Phrase.STEP_ASK_UNIT_TO_RELOAD,
                                                                words.name(),
                                                                facts.pid()),
                                                        new Target.OfUnit(
                                                                words.unit(),
                                                                OwnerControl.Verb.RELOAD,
                                                                Optional.of(Target.OfProcess.of(facts)))),
                                        facts)
                                .planned(look.verdict())
                        : new Preview.Decided(new Outcome.Refused(words.notReloadable(), look.verdict()));
        };
    }

    private static UnitWords words(Broker broker, SystemdUnit unit, Self self, ProcessFacts facts) {
        return UnitWords.of(broker, unit, OwnerControl.Verb.RELOAD, self, facts);
    }

    private static Draft verified(Broker broker, ProcessFacts facts) {
        return new Draft()
                .then(
                        Step.Kind.VERIFY,
                        Message.of(
                                Phrase.STEP_VERIFY_PROCESS,
                                facts.pid(),
                                facts.startedAt(),
                                broker.name().text()));
    }

    private static Draft confirmed(Draft draft, ProcessFacts facts) {
        return draft.then(
                Step.Kind.CONFIRM_RELOADED, Message.of(Phrase.STEP_CONFIRM_RELOADED, facts.pid(), facts.startedAt()));
    }

    private static Message running(NanoMqReload way) {
        return Message.of(
                Phrase.STEP_RELOAD_RUN, way.line(), new ShownEnvironment(way.environment()).text(), way.limit());
    }

    @Override
    public Outcome run(Operation operation) throws InterruptedException {
        operation.plan().begin(Step.Kind.VERIFY);
        try (Sight look = operation.look()) {
            return switch (preview(operation.broker(), operation.folder(), look)) {
                case Preview.Decided(Outcome outcome) -> outcome;
                case Preview.Planned(List<Step> steps, Verdict _) -> {
                    operation.plan().lay(steps);
                    var process = look.pin().orElseThrow();
                    operation
                            .plan()
                            .done(Message.of(
                                    Phrase.STEP_VERIFIED,
                                    process.facts().pid(),
                                    process.facts().startedAt()));
                    Optional<SystemdUnit> unit = Stop.unit(look);
                    if (unit.isPresent()) {
                        yield order(operation, process, unit.get());
                    }
                    yield operation.broker().kind().reloading() == Reloading.HUP
                            ? signal(operation, process)
                            : askedAndRun(operation, process);
                }
            };
        }
    }

    private Outcome order(Operation operation, PinnedProcess process, SystemdUnit unit) throws InterruptedException {
        var words = words(operation.broker(), unit, operation.self(), process.facts());
        var aftermath = new ReloadAftermath(operation, process, Message.of(Phrase.RELOAD_BY_UNIT, unit.name()));
        operation.plan().begin(Step.Kind.RELOAD);
        var order = new UnitOrder(
                operation, owners, unit, OptionalLong.of(process.facts().pid()));
        OwnerAnswer answer = order.carryOut(OwnerControl.Verb.RELOAD);
        return switch (answer) {
            case OwnerAnswer.NotDone trouble -> new Outcome.Refused(words.of(trouble), operation.verdict());
            case OwnerAnswer.Done _ -> aftermath.judge();
            case OwnerAnswer.Failed _, OwnerAnswer.Unheard _ -> aftermath.failed(words.of(answer), "");
        };
    }

    private static Outcome signal(Operation operation, PinnedProcess process) throws InterruptedException {
        operation.plan().begin(Step.Kind.RELOAD);
        var aftermath = new ReloadAftermath(operation, process, Message.of(Phrase.RELOAD_BY_SIGNAL, "SIGHUP"));
        String name = operation.broker().name().text();
        ProcessFacts facts = process.facts();
        return switch (operation.journal().signal(Signal.HANG_UP, () -> process.send(Signal.HANG_UP))) {
            case SENT -> aftermath.judge();
            case EXITED, IDENTITY_LOST ->
                new Outcome.Failed(Message.of(Phrase.RELOAD_EXITED, name, facts.pid()), operation.verdict());
            case NOT_PERMITTED ->
                new Outcome.Refused(
                        Message.of(Phrase.RELOAD_NOT_PERMITTED, name, facts.pid(), facts.user()), operation.verdict());
            case NO_SUCH_SIGNAL -> new Outcome.Refused(Message.of(Phrase.RELOAD_NO_SIGNAL, name), operation.verdict());
        };
    }

    private Outcome askedAndRun(Operation operation, PinnedProcess process) throws InterruptedException {
        operation.plan().begin(Step.Kind.ASK_RELEASE);
        Optional<Message> obstacle = new NanoMqReload(operation.broker(), processes, spawner).obstacleOfRelease();
        if (obstacle.isPresent()) {
            return new Outcome.Refused(obstacle.get(), operation.verdict());
        }
        operation.plan().begin(Step.Kind.RELOAD);
        return command(operation, process);
    }

    private Outcome command(Operation operation, PinnedProcess process) throws InterruptedException {
        var way = new NanoMqReload(operation.broker(), processes, spawner);
        var aftermath = new ReloadAftermath(operation, process, Message.of(Phrase.RELOAD_BY_COMMAND, way.line()));
        return switch (operation.journal().run(way.line(), way::run)) {
            case ProgramRun.Ended(int _, String output) when NanoMqReload.succeeded(output) -> aftermath.judge();
            case ProgramRun.Ended(int code, String output) ->
                aftermath.failed(said(operation, way, code, output), output);
            case ProgramRun.TookTooLong(Duration limit, String output) ->
                aftermath.failed(Message.of(Phrase.RELOAD_HUNG, name(operation), way.line(), limit), output);
            case ProgramRun.NotRun(String reason) ->
                aftermath.failed(Message.of(Phrase.RELOAD_NOT_RUN, way.line(), reason), "");
        };
    }

    private static Message said(Operation operation, NanoMqReload way, int code, String output) {
        return Message.of(
                output.isBlank() ? Phrase.RELOAD_SAYS_NOTHING : Phrase.RELOAD_SAYS,
                name(operation),
                way.line(),
                new Ending(code).message());
    }

    private static String name(Operation operation) {
        return operation.broker().name().text();
    }
}
