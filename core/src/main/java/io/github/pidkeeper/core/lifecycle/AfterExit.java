package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.pidfile.PidFileReading;
import io.github.pidkeeper.core.pidfile.Removal;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Intent;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is left to do once a process has exited, whoever has ended it: its pid file, if that still names it, and last the
 * records, so that a stop which is cut short on the way can be finished by the next. In a restart what was wanted stays on
 * record until the start takes its place, or cannot.
 */
record AfterExit(PidFiles pidFiles) {

    /** What starts a broker again may be that early, as clocks of the system go. */
    private static final Duration JUST_NOW = Duration.ofSeconds(1);

    /** Nobody runs; an earlier stop may not have come to its end. */
    Outcome alreadyStopped(Operation operation, Sight look) {
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
    static Optional<ProcessIdentity> leftBehind(Sight look) {
        return look.observation()
                .memory()
                .intent()
                .flatMap(Intent::target)
                .filter(it ->
                        it.bootId().equals(look.observation().self().identity().bootId()))
                .filter(it ->
                        look.observation().file() instanceof PidFileReading.NamesPid named && named.pid() == it.pid());
    }

    /** @param how the sentence that says that it has stopped */
    Outcome exited(Operation operation, ProcessFacts facts, Duration took, Phrase how) {
        operation.plan().done(Message.of(Phrase.STEP_EXITED, facts.pid(), took));
        operation.plan().begin(Step.Kind.REMOVE_PID_FILE);
        Removal removal = removePidFile(operation, facts.identity());
        tellRemoval(operation, removal);
        // In this order: without its intent, the record of a process that is gone would be a failure.
        operation.forget();
        if (!operation.isRestart()) {
            operation.dropIntent();
        } else if (removal instanceof Removal.Failed) {
            operation.giveUp();
        }
        Verdict verdict = operation.verdict();
        String name = name(operation);
        if (verdict.state().alive()) {
            operation.dropIntent();
            return new Outcome.Failed(another(operation, facts, took, verdict), verdict);
        }
        if (removal instanceof Removal.Failed(String reason)) {
            return fileLeft(operation.broker(), facts.pid(), reason, verdict);
        }
        Message stopped = Message.of(how, name, facts.pid(), took);
        return new Outcome.Done(
                unusable(removal)
                        .filter(_ -> verdict.state() == BrokerState.UNKNOWN)
                        .map(reason -> Message.of(
                                Phrase.STOPPED_FILE_UNUSABLE,
                                stopped,
                                operation.broker().pidFile(),
                                reason))
                        .orElse(stopped),
                verdict);
    }

    /** Why the file that was left alone says nothing, so that it could name another process of the broker. */
    private static Optional<Message> unusable(Removal removal) {
        return removal instanceof Removal.Kept(PidFileReading reading) ? unusable(reading) : Optional.empty();
    }

    static Optional<Message> unusable(PidFileReading reading) {
        return switch (reading) {
            case PidFileReading.Unsafe(Message reason) -> Optional.of(reason);
            case PidFileReading.Unreadable(Message reason) -> Optional.of(reason);
            case PidFileReading.Absent _,
                    PidFileReading.NamesPid _,
                    PidFileReading.Empty _,
                    PidFileReading.Malformed _ -> Optional.empty();
        };
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
    static Outcome fileLeft(Broker broker, long pid, String reason, Verdict verdict) {
        return new Outcome.Failed(
                Message.of(Phrase.STOPPED_FILE_LEFT, broker.name().text(), pid, broker.pidFile(), reason), verdict);
    }

    private static void tellRemoval(Operation operation, Removal removal) {
        Object path = operation.broker().pidFile();
        switch (removal) {
            case Removal.Kept _ ->
                operation
                        .plan()
                        .skipped(unusable(removal)
                                .map(reason -> Message.of(Phrase.STEP_PID_FILE_KEPT, path, reason))
                                .orElseGet(() -> Message.of(Phrase.STEP_PID_FILE_OF_ANOTHER, path)));
            // Many brokers remove it themselves, whoever it names; others have none.
            case Removal.AlreadyGone _ ->
                operation
                        .plan()
                        .done(Message.of(
                                operation.plan().says(Phrase.STEP_NO_PID_FILE)
                                        ? Phrase.STEP_PID_FILE_NEVER
                                        : Phrase.STEP_PID_FILE_GONE,
                                path));
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

    private static String name(Operation operation) {
        return operation.broker().name().text();
    }
}
