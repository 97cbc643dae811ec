package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.pidfile.Removal;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessSpawner.Spawning;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Observation;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Starts a broker, and says so only once it is proven to run.
 *
 * <p>A broker that lives, in whatever state, is left as it is, and so is its pid file. A pid file that stands in the way of
 * knowing is a reason to refuse. The ground is checked before anything is begun, a pid file that names nobody of ours is
 * set aside with its bytes kept, and the intent is written down before the process is there, so that a start that is cut
 * short can be told from a broker that nobody wanted. What then happens is for the {@link Confirmation} to find out.
 */
record Start(ProcessTable processes, ProcessSpawner spawner, PidFiles pidFiles) {

    void plan(Plan plan, Broker broker) {
        plan.then(Step.Kind.VERIFY, Message.of(Phrase.STEP_VERIFY, broker.name().text()))
                .then(Step.Kind.CHECK_GROUND, Message.of(Phrase.STEP_CHECK_GROUND))
                .then(Step.Kind.SET_ASIDE, Message.of(Phrase.STEP_SET_ASIDE, broker.pidFile()))
                .then(
                        Step.Kind.SPAWN,
                        Message.of(Phrase.STEP_SPAWN, broker.command().executable()))
                .then(Step.Kind.CONFIRM_RUNNING, Message.of(Phrase.STEP_CONFIRM_RUNNING));
    }

    Outcome run(Operation operation) throws InterruptedException {
        operation.plan().begin(Step.Kind.VERIFY);
        Observation seen;
        Verdict verdict;
        try (Sight look = operation.look()) {
            seen = look.observation();
            verdict = look.verdict();
        }
        return switch (verdict.state()) {
            case STOPPED, FAILED -> startStopped(operation, seen, verdict);
            case UNKNOWN -> new Outcome.Refused(refusal(operation.broker(), verdict), verdict);
            case STARTING, RUNNING, UNRESPONSIVE, STOPPING, STUCK, NOT_PERMITTED, SEVERAL ->
                alreadyThere(operation, verdict);
        };
    }

    private static Message refusal(Broker broker, Verdict verdict) {
        return Message.of(Phrase.START_OF_UNKNOWN, broker.name().text(), verdict.foremost());
    }

    /** Whatever was begun before is over, since the broker lives; nothing else is changed. */
    private static Outcome alreadyThere(Operation operation, Verdict verdict) {
        operation.dropIntent();
        return new Outcome.NothingToDo(new AlreadyThere(operation.broker(), verdict).message(), verdict);
    }

    private Outcome startStopped(Operation operation, Observation seen, Verdict verdict) throws InterruptedException {
        operation.plan().begin(Step.Kind.CHECK_GROUND);
        var ground = new Ground(operation.broker());
        Optional<Message> problem = ground.problemOfFiles().or(() -> ground.problemOfPort(seen));
        if (problem.isPresent()) {
            return new Outcome.Failed(problem.get(), verdict);
        }
        Optional<FileStamp> stale = stamp(seen.file());
        if (stale.isPresent()) {
            operation.plan().begin(Step.Kind.SET_ASIDE);
            Optional<Outcome> kept = setAside(operation, stale.get(), verdict);
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        return spawn(operation, ground, verdict);
    }

    private static Optional<FileStamp> stamp(PidFileReading reading) {
        return switch (reading) {
            case PidFileReading.NamesPid(long _, FileStamp stamp, boolean _) -> Optional.of(stamp);
            case PidFileReading.Empty(FileStamp stamp) -> Optional.of(stamp);
            case PidFileReading.Malformed(FileStamp stamp, Message _) -> Optional.of(stamp);
            case PidFileReading.Absent _, PidFileReading.Unsafe _, PidFileReading.Unreadable _ -> Optional.empty();
        };
    }

    /** Returns an outcome if the file could not be set aside: then nothing was begun. */
    private Optional<Outcome> setAside(Operation operation, FileStamp judged, Verdict verdict) {
        Path path = operation.broker().pidFile();
        Path keep = operation.folder().asidePath(operation.time().now());
        Removal removal = pidFiles.of(operation.broker()).setAside(judged, keep);
        operation.journal("set aside pid file", removal.getClass().getSimpleName());
        return switch (removal) {
            case Removal.Removed _, Removal.AlreadyGone _ -> {
                operation.plan().done(Message.of(Phrase.STEP_SET_ASIDE_DONE, path, keep));
                yield Optional.empty();
            }
            case Removal.Kept _ -> Optional.of(new Outcome.Refused(Message.of(Phrase.PID_FILE_CHANGED, path), verdict));
            case Removal.Failed(String reason) ->
                Optional.of(new Outcome.Failed(Message.of(Phrase.PID_FILE_NOT_REMOVABLE, path, reason), verdict));
        };
    }

    private Outcome spawn(Operation operation, Ground ground, Verdict verdict) throws InterruptedException {
        operation.plan().begin(Step.Kind.SPAWN);
        Broker broker = operation.broker();
        BrokerOutput output = operation.folder().output();
        try {
            ground.createDirectory();
            output.begin();
            operation.forget();
            operation.intend(Intent.Aim.START, Optional.empty());
        } catch (IOException e) {
            return new Outcome.Failed(Message.of(Phrase.STATE_NOT_WRITABLE, String.valueOf(e.getMessage())), verdict);
        }
        return switch (spawner.spawn(new ForegroundForm(broker).request(output.path()))) {
            case Spawning.NotSpawned(String reason) -> {
                operation.giveUp();
                operation.journal("spawn", reason);
                Message message =
                        Message.of(Phrase.NOT_SPAWNED, broker.command().executable(), reason);
                yield new Outcome.Failed(message, operation.verdict());
            }
            case Spawning.Spawned(ProcessSpawner.Child child) -> {
                operation.journal("spawn", "pid " + child.pid());
                operation.plan().begin(Step.Kind.CONFIRM_RUNNING);
                yield concluded(operation, new Confirmation(operation, processes, child).await(), output);
            }
        };
    }

    private Outcome concluded(Operation operation, Confirmation.Result result, BrokerOutput output) {
        String name = operation.broker().name().text();
        return switch (result) {
            case Confirmation.Result.Alive(Duration waited) -> alive(operation, waited, output);
            case Confirmation.Result.Exited(int code) ->
                failed(operation, Message.of(Phrase.EXITED_WITH_CODE, name, code), output);
        };
    }

    /** It was alive a moment ago; the last look, with nothing recorded as begun any more, is the one that counts. */
    private Outcome alive(Operation operation, Duration waited, BrokerOutput output) {
        operation.dropIntent();
        Verdict verdict = operation.verdict();
        Broker broker = operation.broker();
        String name = broker.name().text();
        if (verdict.process().isEmpty()) {
            return verdict.state().alive()
                    ? new Outcome.Failed(
                            Message.of(Phrase.START_UNCERTAIN, name, verdict.foremost()), verdict, output.lastLines())
                    : failed(operation, Message.of(Phrase.EXITED_SOON, name), output);
        }
        long pid = verdict.process().get().pid();
        if (verdict.state() != BrokerState.RUNNING) {
            return new Outcome.Failed(
                    Message.of(Phrase.STARTED_AND_SILENT, name, pid, waited), verdict, output.lastLines());
        }
        boolean fileIsTrue = verdict.pidFileHealth() == PidFileHealth.TRUE;
        return new Outcome.Done(
                Message.of(fileIsTrue ? Phrase.STARTED : Phrase.STARTED_WITHOUT_PID_FILE, name, pid, broker.pidFile()),
                verdict);
    }

    /** The broker is gone again: what it left behind is cleared away, and the records say that it should run. */
    private Outcome failed(Operation operation, Message message, BrokerOutput output) {
        operation.forget();
        try (Sight look = operation.look()) {
            boolean namesNobody = look.verdict().pidFileHealth() == PidFileHealth.STALE;
            if (namesNobody && look.observation().file() instanceof PidFileReading.NamesPid named) {
                Removal removal = pidFiles.of(operation.broker()).removeIfStillNames(named.pid());
                operation.journal("remove pid file", removal.getClass().getSimpleName());
            }
        }
        operation.giveUp();
        List<String> lastWords = output.lastLines();
        return new Outcome.Failed(message, operation.verdict(), lastWords);
    }
}
