package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Observation;
import io.github.pidkeeper.core.verdict.Self;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Starts a broker, and says so only once it is proven to run.
 *
 * <p>A broker that lives, in whatever state, is left as it is, and so is its pid file. A pid file that stands in the way of
 * knowing is a reason to refuse. The ground is checked before anything is begun, and a pid file that names nobody of ours
 * is set aside with its bytes kept; then the process is made ({@link Spawn}). A broker for which a unit of systemd is
 * configured is started by that ({@link UnitStart}).
 */
record Start(ProcessTable processes, SettingAside settingAside, StartSteps steps, Spawn spawn, UnitStart units)
        implements Course {

    Start(ProcessTable processes, ProcessSpawner spawner, PidFiles pidFiles, OwnerControl owners) {
        this(
                processes,
                new SettingAside(pidFiles),
                new StartSteps(new SettingAside(pidFiles)),
                new Spawn(processes, spawner, pidFiles),
                new UnitStart(owners, new UnitFailure(owners, processes, spawner)));
    }

    @Override
    public Preview preview(Broker broker, BrokerFolder folder, Sight look) {
        Verdict verdict = look.verdict();
        return switch (verdict.state()) {
            case STOPPED, FAILED -> {
                if (broker.unit().isPresent()) {
                    yield byUnit(broker, look, broker.unit().get());
                }
                var ground = new Ground(broker);
                yield new ForegroundForm(broker)
                        .refusal()
                        .<Outcome>map(refusal -> new Outcome.Refused(refusal, verdict))
                        .or(() -> ground.problemOfFiles()
                                .or(() -> takenPort(look.observation(), Optional.empty()))
                                .or(folder::problem)
                                .or(() -> settingAside.problem(
                                        broker, look.observation().file()))
                                .or(() -> foreseen(broker, look.observation()))
                                .map(problem -> new Outcome.Failed(problem, verdict)))
                        .<Preview>map(Preview.Decided::new)
                        .orElseGet(() -> steps.of(
                                        broker, folder, look.observation().file())
                                .planned(verdict));
            }
            case UNKNOWN ->
                isLeftToItsUnit(broker, look)
                        ? byUnit(broker, look, broker.unit().orElseThrow())
                        : new Preview.Decided(new Outcome.Refused(refusal(broker, verdict), verdict));
            case STARTING, RUNNING, UNRESPONSIVE, STOPPING, STUCK, NOT_PERMITTED, SEVERAL ->
                new Preview.Decided(new Outcome.NothingToDo(new AlreadyThere(broker, verdict).message(), verdict));
        };
    }

    /**
     * Whether no more is in the way of knowing whether it runs than a pid file that this user may not read, as services often
     * have it. Then systemd, which never starts a service twice, may be asked where nobody is on the port.
     */
    boolean isLeftToItsUnit(Broker broker, Sight look) {
        return broker.unit().isPresent()
                && look.pin().isEmpty()
                && look.verdict().state() == BrokerState.UNKNOWN
                && look.observation().file() instanceof PidFileReading.Unreadable
                && look.observation().port().isPresent()
                && !look.observation().isObstructed();
    }

    /** A script may bring along what is missing so far, and nothing is lost by a start that fails. */
    private static Optional<Message> foreseen(Broker broker, Observation seen) {
        boolean script = new ProgramFile(broker.command().executable()).script().isPresent();
        return script ? Optional.empty() : Successor.problem(broker, seen);
    }

    private Preview byUnit(Broker broker, Sight look, SystemdUnit unit) {
        return takenPort(look.observation(), Optional.empty())
                .<Preview>map(problem -> new Preview.Decided(new Outcome.Failed(problem, look.verdict())))
                .orElseGet(() -> units.preview(broker, look, unit));
    }

    /** Why it could not be started by the unit that is configured for it, as far as that is known before. */
    Optional<Message> refusalOfUnit(Broker broker, Sight look) {
        return broker.unit().map(unit -> units.preview(broker, look, unit)).flatMap(Start::refusal);
    }

    private static Optional<Message> refusal(Preview preview) {
        return preview instanceof Preview.Decided(Outcome outcome) ? Optional.of(outcome.message()) : Optional.empty();
    }

    /** Who is on a port that the broker needs, unless it is this one. */
    Optional<Message> takenPort(Observation seen, Optional<PinnedProcess> broker) {
        return new NeededPorts(processes, seen.own()).taken(broker);
    }

    @Override
    public Outcome run(Operation operation) throws InterruptedException {
        operation.plan().begin(Step.Kind.VERIFY);
        try (Sight look = operation.look()) {
            return switch (preview(operation.broker(), operation.folder(), look)) {
                case Preview.Decided(Outcome.NothingToDo there) -> {
                    // Whatever was begun before is over, since the broker lives, unless it has survived a forced stop.
                    if (look.verdict().state() != BrokerState.STUCK) {
                        operation.dropIntent();
                    }
                    yield there;
                }
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
        if (operation.broker().unit().isPresent()) {
            return units.act(operation, operation.broker().unit().get());
        }
        operation.plan().begin(Step.Kind.CHECK_GROUND);
        Optional<Outcome> kept = settingAside.run(operation, look.observation().file(), look.verdict());
        return kept.isPresent() ? kept.get() : spawn.run(operation, look.verdict());
    }

    /**
     * The steps, once nothing of the broker runs.
     *
     * @param file what is there by then in the place of the pid file
     */
    List<Step> steps(Broker broker, BrokerFolder folder, PidFileReading file, Self self) {
        return broker.unit()
                .map(unit -> units.steps(broker, new UnitWords(broker, unit, OwnerControl.Verb.START, self)))
                .orElseGet(() -> steps.of(broker, folder, file))
                .steps();
    }

    private static Message refusal(Broker broker, Verdict verdict) {
        return Message.of(Phrase.START_OF_UNKNOWN, broker.name().text(), verdict.reason());
    }
}
