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

    /** How long a process may take to go after SIGKILL; one that does not hangs in the kernel. */
    private static final Duration FORCED_EXIT_LIMIT = Duration.ofSeconds(5);

    private static final Duration TICK = Duration.ofMillis(500);

    void plan(Plan plan, Broker broker) {
        plan.then(Step.Kind.VERIFY, Message.of(Phrase.STEP_VERIFY, broker.name().text()))
                .then(Step.Kind.ASK_TO_STOP, Message.of(Phrase.STEP_ASK_TO_STOP))
                .then(Step.Kind.AWAIT_EXIT, Message.of(Phrase.STEP_AWAIT_EXIT, broker.grace()))
                .then(Step.Kind.FORCE_STOP, Message.of(Phrase.STEP_FORCE_STOP))
                .then(Step.Kind.REMOVE_PID_FILE, Message.of(Phrase.STEP_REMOVE_PID_FILE, broker.pidFile()));
    }

    Outcome run(Operation operation) throws InterruptedException {
        operation.plan().begin(Step.Kind.VERIFY);
        try (Look look = operation.look()) {
            Optional<Message> refusal = new StopRefusal(operation.broker(), operation.verb()).of(look.verdict());
            if (refusal.isPresent()) {
                return new Outcome.Refused(refusal.get(), look.verdict());
            }
            return look.pin().isPresent() ? stop(operation, look.pin().get()) : alreadyStopped(operation, look);
        }
    }

    private Outcome alreadyStopped(Operation operation, Look look) {
        boolean finished = finishEarlierStop(operation, look);
        operation.forget();
        operation.dropIntent();
        Verdict verdict = operation.verdict();
        String name = operation.broker().name().text();
        return finished
                ? new Outcome.Done(Message.of(Phrase.STOP_FINISHED, name), verdict)
                : new Outcome.NothingToDo(Message.of(Phrase.NOT_RUNNING, name), verdict);
    }

    /** Removes the pid file that a stop which was cut short would have removed next. */
    private boolean finishEarlierStop(Operation operation, Look look) {
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
        boolean forced = false;
        if (!awaitExit(operation, process, operation.broker().grace())) {
            switch (afterGrace(operation, process, begin)) {
                case GIVE_UP -> {
                    return givenUp(operation, facts, begin);
                }
                case FORCE -> {
                    forced = true;
                    if (!force(operation, process)) {
                        return stuck(operation, facts);
                    }
                }
                case KEEP_WAITING -> {
                    // It has exited in the meantime.
                }
            }
        }
        return exited(operation, facts, operation.time().since(begin), forced);
    }

    /** Asks again after each further grace period; to keep waiting is only the answer once the process has exited. */
    private static Progress.Escalation afterGrace(Operation operation, PinnedProcess process, long begin)
            throws InterruptedException {
        while (true) {
            var answer = operation
                    .progress()
                    .graceEnded(process.facts().pid(), operation.time().since(begin), process::awaitExit);
            boolean exited = process.hasExited();
            if (!exited && answer != Progress.Escalation.KEEP_WAITING) {
                return answer;
            }
            if (exited
                    || awaitExit(
                            operation, process, longEnough(operation.broker().grace()))) {
                return Progress.Escalation.KEEP_WAITING;
            }
        }
    }

    /** A grace period of zero would ask without end. */
    private static Duration longEnough(Duration grace) {
        return grace.compareTo(TICK) < 0 ? TICK : grace;
    }

    private static boolean awaitExit(Operation operation, PinnedProcess process, Duration limit)
            throws InterruptedException {
        long begin = operation.time().nanos();
        while (true) {
            Duration left = limit.minus(operation.time().since(begin));
            if (process.awaitExit(shorter(left, TICK))) {
                return true;
            }
            if (left.compareTo(TICK) <= 0) {
                return false;
            }
            operation.plan().tick();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.isNegative() ? Duration.ZERO : shorter;
    }

    private static boolean force(Operation operation, PinnedProcess process) throws InterruptedException {
        operation
                .plan()
                .skipped(Message.of(Phrase.STEP_NOT_EXITED, operation.broker().grace()));
        operation.plan().begin(Step.Kind.FORCE_STOP);
        operation.attempt(() -> operation.intend(
                Intent.Aim.FORCED_STOP, Optional.of(process.facts().identity())));
        signal(operation, process, Signal.FORCE);
        return awaitExit(operation, process, FORCED_EXIT_LIMIT);
    }

    private Outcome exited(Operation operation, ProcessFacts facts, Duration took, boolean forced) {
        operation.plan().done(Message.of(Phrase.STEP_EXITED, facts.pid(), took));
        operation.plan().begin(Step.Kind.REMOVE_PID_FILE);
        Removal removal = removePidFile(operation, facts.identity());
        if (removal instanceof Removal.Kept) {
            operation
                    .plan()
                    .skipped(Message.of(
                            Phrase.STEP_PID_FILE_OF_ANOTHER, operation.broker().pidFile()));
        }
        operation.dropIntent();
        operation.forget();
        Verdict verdict = operation.verdict();
        String name = operation.broker().name().text();
        if (verdict.state().alive()) {
            return new Outcome.Failed(Message.of(Phrase.REVIVED, name, facts.pid()), verdict);
        }
        if (removal instanceof Removal.Failed(String reason)) {
            Object path = operation.broker().pidFile();
            return new Outcome.Done(Message.of(Phrase.STOPPED_FILE_LEFT, name, facts.pid(), path, reason), verdict);
        }
        Phrase phrase = forced ? Phrase.STOPPED_BY_FORCE : Phrase.STOPPED;
        return new Outcome.Done(Message.of(phrase, name, facts.pid(), took), verdict);
    }

    private Removal removePidFile(Operation operation, ProcessIdentity dead) {
        Removal removal = pidFiles.of(operation.broker()).removeIfStillNames(dead.pid());
        operation.journal("remove pid file", removal.getClass().getSimpleName());
        return removal;
    }

    private static Outcome notPermitted(Operation operation, ProcessFacts facts) {
        operation.dropIntent();
        Message message =
                Message.of(Phrase.STOP_NOT_PERMITTED, operation.broker().name().text(), facts.pid(), facts.user());
        return new Outcome.Refused(message, operation.verdict());
    }

    private static Outcome givenUp(Operation operation, ProcessFacts facts, long begin) {
        operation.giveUp();
        String name = operation.broker().name().text();
        Duration waited = operation.time().since(begin);
        return new Outcome.Failed(Message.of(Phrase.NOT_STOPPED, name, facts.pid(), waited), operation.verdict());
    }

    private static Outcome stuck(Operation operation, ProcessFacts facts) {
        operation.giveUp();
        String name = operation.broker().name().text();
        return new Outcome.Failed(Message.of(Phrase.STUCK, name, facts.pid()), operation.verdict());
    }

    private static Signalling signal(Operation operation, PinnedProcess process, Signal signal) {
        Signalling result = process.send(signal);
        operation.journal("signal " + signal, process.facts().identity(), result);
        return result;
    }
}
