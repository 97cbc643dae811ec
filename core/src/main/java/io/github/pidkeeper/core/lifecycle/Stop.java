package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
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
import java.util.Optional;

/**
 * Stops a broker, and says so only once its process has exited.
 *
 * <p>One look decides whom to stop, and every signal goes through the hold on that process: the pid file is not read
 * again for that. First it is asked (SIGTERM) and given its grace period. Then whoever ordered the stop decides: wait on,
 * force it, or leave it. Until the process has exited the pid file is not touched. After that it is removed if it still
 * names that process, and the records go last, so that a stop that is cut short anywhere can be finished by the next.
 */
record Stop(PidFiles pidFiles) {

    void plan(Plan plan, Broker broker) {
        plan.then(Step.Kind.VERIFY, Message.of(Phrase.STEP_VERIFY, broker.name().text()))
                .then(Step.Kind.ASK_TO_STOP, Message.of(Phrase.STEP_ASK_TO_STOP))
                .then(Step.Kind.AWAIT_EXIT, Message.of(Phrase.STEP_AWAIT_EXIT, broker.grace()))
                .then(Step.Kind.FORCE_STOP, Message.of(Phrase.STEP_FORCE_STOP))
                .then(Step.Kind.REMOVE_PID_FILE, Message.of(Phrase.STEP_REMOVE_PID_FILE, broker.pidFile()));
    }

    Outcome run(Operation operation) throws InterruptedException {
        operation.plan().begin(Step.Kind.VERIFY);
        try (Sight look = operation.look()) {
            Optional<Message> refusal = new StopRefusal(operation.broker(), operation.verb()).of(look.verdict());
            if (refusal.isPresent()) {
                return new Outcome.Refused(refusal.get(), look.verdict());
            }
            return look.pin().isPresent() ? stop(operation, look.pin().get()) : alreadyStopped(operation, look);
        }
    }

    private Outcome alreadyStopped(Operation operation, Sight look) {
        boolean finished = finishEarlierStop(operation, look);
        operation.forget();
        operation.dropIntent();
        Verdict verdict = operation.verdict();
        String name = name(operation);
        return finished
                ? new Outcome.Done(Message.of(Phrase.STOP_FINISHED, name), verdict)
                : new Outcome.NothingToDo(Message.of(Phrase.NOT_RUNNING, name), verdict);
    }

    /** Removes the pid file that a stop which was cut short would have removed next. */
    private boolean finishEarlierStop(Operation operation, Sight look) {
        Optional<ProcessIdentity> stopped = look.observation()
                .memory()
                .intent()
                .flatMap(Intent::target)
                .filter(it -> it.bootId().equals(operation.self().identity().bootId()));
        return stopped.isPresent()
                && look.observation().file() instanceof PidFileReading.NamesPid named
                && named.pid() == stopped.get().pid()
                && removePidFile(operation, stopped.get()) instanceof Removal.Removed;
    }

    private Outcome stop(Operation operation, PinnedProcess process) throws InterruptedException {
        ProcessFacts facts = process.facts();
        long begin = operation.time().nanos();
        operation.plan().done(Message.of(Phrase.STEP_VERIFIED, facts.pid(), facts.startedAt()));
        operation.plan().begin(Step.Kind.ASK_TO_STOP);
        operation.attempt(() -> operation.intend(Intent.Aim.STOP, Optional.of(facts.identity())));
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

    private Outcome exited(Operation operation, ProcessFacts facts, Duration took, Phrase how) {
        operation.plan().done(Message.of(Phrase.STEP_EXITED, facts.pid(), took));
        operation.plan().begin(Step.Kind.REMOVE_PID_FILE);
        Removal removal = removePidFile(operation, facts.identity());
        if (removal instanceof Removal.Kept) {
            operation
                    .plan()
                    .skipped(Message.of(
                            Phrase.STEP_PID_FILE_OF_ANOTHER, operation.broker().pidFile()));
        }
        // In this order: without its intent, the record of a process that is gone would be a failure.
        operation.forget();
        operation.dropIntent();
        Verdict verdict = operation.verdict();
        String name = name(operation);
        if (verdict.state().alive()) {
            return new Outcome.Failed(Message.of(Phrase.REVIVED, name, facts.pid()), verdict);
        }
        if (removal instanceof Removal.Failed(String reason)) {
            Object path = operation.broker().pidFile();
            return new Outcome.Done(Message.of(Phrase.STOPPED_FILE_LEFT, name, facts.pid(), path, reason), verdict);
        }
        return new Outcome.Done(Message.of(how, name, facts.pid(), took), verdict);
    }

    private Removal removePidFile(Operation operation, ProcessIdentity dead) {
        Removal removal = pidFiles.of(operation.broker()).removeIfStillNames(dead.pid());
        operation.journal("remove pid file", removal.getClass().getSimpleName());
        return removal;
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
        Signalling result = process.send(signal);
        operation.journal("signal " + signal, process.facts().identity(), result);
        return result;
    }
}
