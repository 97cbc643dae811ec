package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.UnitReading;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The wait after systemd was asked to start a broker, until it is proven to run, its unit is down again, or time is up.
 *
 * <p>That systemd has done it says little: for most services it means that there is a process. It runs when a look says so
 * and the same process has lived through its first moments, and its pid file is there or has had time enough to be. A
 * unit that is started over and over again shows another process each time.
 */
final class UnitConfirmation {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration FIRST_MOMENTS = Duration.ofMillis(500);
    /** Without a port there is no answer that would tell it from a broker about to fail. */
    private static final Duration FIRST_MOMENTS_WITHOUT_PORT = Duration.ofSeconds(1);

    private static final Duration PID_FILE_LIMIT = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Operation operation;
    private final UnitFailure failure;
    private final UnitWords words;
    private final UnitLastWords last;
    private final long begin;
    private Optional<Running> running = Optional.empty();

    /** @param last what it has written since it was asked for */
    UnitConfirmation(Operation operation, UnitFailure failure, UnitWords words, UnitLastWords last) {
        this.operation = operation;
        this.failure = failure;
        this.words = words;
        this.last = last;
        this.begin = operation.time().nanos();
    }

    /** Which process runs, and since when it is seen to. */
    private record Running(ProcessFacts process, long since) {

        boolean is(ProcessFacts other) {
            return process.identity().sameProcessAs(other.identity());
        }
    }

    /** @param answer what systemd has said; it is not waited for what has failed */
    Outcome await(OwnerAnswer answer) throws InterruptedException {
        while (true) {
            Verdict verdict = operation.verdict();
            running = verdict.process()
                    .filter(_ -> verdict.runs())
                    .map(process -> running.filter(known -> known.is(process))
                            .orElseGet(
                                    () -> new Running(process, operation.time().nanos())));
            if (running.isPresent() && isSettled(running.get()) && isPidFileDue(verdict, running.get())) {
                return runs(verdict);
            }
            boolean over = !(answer instanceof OwnerAnswer.Done) || elapsed().compareTo(LIMIT) >= 0;
            if (!verdict.state().alive() && (over || isDown())) {
                operation.giveUp();
                return failure.of(operation, words, answer, last);
            }
            if (elapsed().compareTo(LIMIT) >= 0) {
                return silent(verdict, answer);
            }
            operation.plan().tick();
            operation.time().pause(LOOK_AGAIN);
        }
    }

    private Outcome runs(Verdict verdict) {
        operation.dropIntent();
        return new Outcome.Done(new StartedWords(operation.broker(), verdict).message(), verdict);
    }

    /** It lives, or somebody of that name does. */
    private Outcome silent(Verdict verdict, OwnerAnswer answer) {
        operation.dropIntent();
        Message message = verdict.process()
                .map(process ->
                        new UnreadyWords(operation.broker().name().text(), process.pid(), elapsed(), verdict).message())
                .orElseGet(() -> words.of(answer));
        return new Outcome.Failed(message, operation.verdict());
    }

    private boolean isDown() {
        return failure.owners().look(words.unit(), OptionalLong.empty()) instanceof UnitReading.Known known
                && !known.isUp();
    }

    private boolean isSettled(Running one) {
        boolean hasPort = OwnConfiguration.of(operation.broker(), one.process().workingDirectory())
                .port()
                .isPresent();
        Duration firstMoments = hasPort ? FIRST_MOMENTS : FIRST_MOMENTS_WITHOUT_PORT;
        return operation.time().since(one.since()).compareTo(firstMoments) >= 0;
    }

    private boolean isPidFileDue(Verdict verdict, Running one) {
        return verdict.pidFileHealth() == PidFileHealth.TRUE
                || operation.time().since(one.since()).compareTo(PID_FILE_LIMIT) >= 0;
    }

    private Duration elapsed() {
        return operation.time().since(begin);
    }
}
