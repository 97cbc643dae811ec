package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessSpawner.Spawning;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.SpawnRequest;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Observation;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Self;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Starts a broker, and says so only once it is proven to run.
 *
 * <p>A broker that lives, in whatever state, is left as it is, and so is its pid file. A pid file that stands in the way of
 * knowing is a reason to refuse. The ground is checked before anything is begun, a pid file that names nobody of ours is
 * set aside with its bytes kept, and the intent is written down before the process is there, so that a start that is cut
 * short can be told from a broker that nobody wanted. What then happens is for the {@link Confirmation} to find out. A
 * broker for which a unit of systemd is configured is started by that ({@link UnitStart}).
 */
record Start(
        ProcessTable processes,
        ProcessSpawner spawner,
        PidFiles pidFiles,
        SettingAside settingAside,
        StartSteps steps,
        UnitStart units)
        implements Course {

    Start(ProcessTable processes, ProcessSpawner spawner, PidFiles pidFiles, OwnerControl owners) {
        this(
                processes,
                spawner,
                pidFiles,
                new SettingAside(pidFiles),
                new StartSteps(new SettingAside(pidFiles)),
                new UnitStart(owners));
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
                                .map(problem -> new Outcome.Failed(problem, verdict)))
                        .<Preview>map(Preview.Decided::new)
                        .orElseGet(() -> steps.of(
                                        broker, folder, look.observation().file())
                                .planned(verdict));
            }
            case UNKNOWN -> new Preview.Decided(new Outcome.Refused(refusal(broker, verdict), verdict));
            case STARTING, RUNNING, UNRESPONSIVE, STOPPING, STUCK, NOT_PERMITTED, SEVERAL ->
                new Preview.Decided(new Outcome.NothingToDo(new AlreadyThere(broker, verdict).message(), verdict));
        };
    }

    private Preview byUnit(Broker broker, Sight look, SystemdUnit unit) {
        return takenPort(look.observation(), Optional.empty())
                .<Preview>map(problem -> new Preview.Decided(new Outcome.Failed(problem, look.verdict())))
                .orElseGet(() -> units.preview(broker, look, unit));
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
        return kept.isPresent() ? kept.get() : spawn(operation, new Ground(operation.broker()), look.verdict());
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

    private Outcome spawn(Operation operation, Ground ground, Verdict verdict) throws InterruptedException {
        Broker broker = operation.broker();
        BrokerOutput output = operation.folder().output();
        var words = LastWords.from(output, OwnConfiguration.of(broker));
        try {
            if (ground.missingDirectory().isPresent()) {
                operation.plan().begin(Step.Kind.CREATE_DIRECTORY);
                ground.createDirectory();
            }
            operation.plan().begin(Step.Kind.SPAWN);
            output.begin();
            operation.forget();
            operation.intend(Intent.Aim.START, Optional.empty());
        } catch (IOException e) {
            return new Outcome.Failed(Message.of(Phrase.STATE_NOT_WRITABLE, String.valueOf(e.getMessage())), verdict);
        }
        SpawnRequest request = new ForegroundForm(broker).request(output.path());
        return switch (operation.journal().spawn(request.command().executable(), () -> spawner.spawn(request))) {
            case Spawning.NotSpawned(String reason) -> {
                operation.giveUp();
                Message message =
                        Message.of(Phrase.NOT_SPAWNED, broker.command().executable(), reason);
                yield new Outcome.Failed(message, operation.verdict());
            }
            case Spawning.Spawned(ProcessSpawner.Child child) -> {
                operation.plan().begin(Step.Kind.CONFIRM_RUNNING);
                yield concluded(operation, new Confirmation(operation, processes, child).await(), words);
            }
        };
    }

    private Outcome concluded(Operation operation, Confirmation.Result result, LastWords words) {
        return switch (result) {
            case Confirmation.Result.Alive(Duration waited) -> alive(operation, waited, words);
            case Confirmation.Result.Exited(int code) -> exited(operation, code, words);
        };
    }

    private Outcome exited(Operation operation, int code, LastWords words) {
        String name = operation.broker().name().text();
        Outcome failed = failed(
                operation,
                cause(operation, words)
                        .map(cause -> Message.of(Phrase.EXITED_BECAUSE, name, code, cause))
                        .orElseGet(() -> Message.of(Phrase.EXITED_WITH_CODE, name, code)),
                words);
        Verdict verdict = operation.verdict();
        // A daemon that it has left behind may have a title by now.
        return code == 0 && verdict.state() == BrokerState.UNKNOWN
                ? new Outcome.Failed(Message.of(Phrase.START_UNCERTAIN, name, verdict.reason()), verdict, words.lines())
                : failed;
    }

    /** It was alive a moment ago; the last look, with nothing recorded as begun any more, is the one that counts. */
    private Outcome alive(Operation operation, Duration waited, LastWords words) {
        operation.dropIntent();
        Verdict verdict = operation.verdict();
        Broker broker = operation.broker();
        String name = broker.name().text();
        if (verdict.process().isEmpty()) {
            return verdict.state().alive()
                    ? new Outcome.Failed(
                            Message.of(Phrase.START_UNCERTAIN, name, verdict.reason()), verdict, words.lines())
                    : failed(
                            operation,
                            cause(operation, words)
                                    .map(cause -> Message.of(Phrase.EXITED_SOON_BECAUSE, name, cause))
                                    .orElseGet(() -> Message.of(Phrase.EXITED_SOON, name)),
                            words);
        }
        long pid = verdict.process().get().pid();
        if (verdict.state() != BrokerState.RUNNING) {
            return new Outcome.Failed(Message.of(Phrase.STARTED_AND_SILENT, name, pid, waited), verdict, words.lines());
        }
        return new Outcome.Done(new StartedWords(broker, verdict).message(), verdict);
    }

    /** The broker is gone again: what it left behind is cleared away, and the records say that it should run. */
    private Outcome failed(Operation operation, Message message, LastWords words) {
        operation.forget();
        try (Sight look = operation.look()) {
            boolean namesNobody = look.verdict().pidFileHealth() == PidFileHealth.STALE;
            if (namesNobody && look.observation().file() instanceof PidFileReading.NamesPid named) {
                var pidFile = pidFiles.of(operation.broker());
                operation.journal().removal("remove-pid-file", () -> pidFile.removeIfStillNames(named.pid()));
            }
        }
        operation.giveUp();
        return new Outcome.Failed(message, operation.verdict(), words.lines());
    }

    private Optional<Message> cause(Operation operation, LastWords words) {
        return new FailureCause(processes, operation.broker(), words.own(), words.lines()).message();
    }
}
