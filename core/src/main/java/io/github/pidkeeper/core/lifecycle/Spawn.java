package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessSpawner.Spawning;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.SpawnRequest;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes a broker's process, and tells what has come of it.
 *
 * <p>The intent is written down before the process is there, so that a start that is cut short can be told from a broker
 * that nobody wanted. Whether it runs is for the {@link Confirmation} to find out; of one that is gone again nothing is
 * left that names it.
 */
record Spawn(ProcessTable processes, ProcessSpawner spawner, PidFiles pidFiles) {

    /** @param verdict what is seen until something is begun */
    Outcome run(Operation operation, Verdict verdict) throws InterruptedException {
        Broker broker = operation.broker();
        var ground = new Ground(broker);
        BrokerOutput output = operation.folder().output();
        var words = LastWords.from(output, new ForegroundForm(broker).own());
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
        Outcome failed = failed(operation, new Ending(code).afterStart(name, cause(operation, words)), words);
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
            return new Outcome.Failed(new UnreadyWords(name, pid, waited, verdict).message(), verdict, words.lines());
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
