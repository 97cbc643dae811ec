package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.CommandMark;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Remembered;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * The wait after a broker was spawned, until it is proven to run, has exited, or time is up.
 *
 * <p>It runs when a look says so, it has lived through its first moments, and its pid file is there; a pid file that is
 * not there some time later is not waited for any longer: brokers that never write one exist. The child may exit well
 * and leave a daemon behind; then the daemon is looked for. As soon as a process is known it is remembered, so that it
 * is not lost if this program dies meanwhile.
 */
final class Confirmation {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** A bad configuration, or a port that is taken after all, shows within milliseconds. */
    private static final Duration FIRST_MOMENTS = Duration.ofMillis(500);
    /** Without a port there is no answer that would tell it from a broker about to fail. */
    private static final Duration FIRST_MOMENTS_WITHOUT_PORT = Duration.ofSeconds(1);

    private static final Duration PID_FILE_LIMIT = Duration.ofSeconds(2);
    /** A daemon is there before its parent exits; somewhat later there is none. */
    private static final Duration DAEMON_LIMIT = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration LOOK_AGAIN_AT_RUNNING = Duration.ofMillis(250);

    private final Operation operation;
    private final ProcessSpawner.Child child;
    private final long begin;
    private Optional<ProcessIdentity> known = Optional.empty();
    private Optional<Long> lonelySince = Optional.empty();
    private Optional<Long> runningSince = Optional.empty();

    Confirmation(Operation operation, ProcessTable processes, ProcessSpawner.Child child) {
        this.operation = operation;
        this.child = child;
        this.begin = operation.time().nanos();
        if (processes.pin(child.pid()) instanceof Pinning.Pinned(PinnedProcess process)) {
            try (process) {
                // As long as the child has not been waited for, nobody else can have its pid.
                if (child.exitCode().isEmpty()) {
                    remember(process.facts().identity());
                }
            }
        }
    }

    /** How it came out. */
    sealed interface Result {

        /** It is proven to run, or lives and did not get that far in this time; nothing was done to it. */
        record Alive(Duration waited) implements Result {}

        record Exited(int code) implements Result {}
    }

    Result await() throws InterruptedException {
        while (true) {
            Optional<Result> result =
                    child.exitCode().isPresent() && child.exitCode().getAsInt() != 0
                            ? Optional.of(new Result.Exited(child.exitCode().getAsInt()))
                            : look();
            if (result.isPresent()) {
                return result.get();
            }
            if (elapsed().compareTo(LIMIT) >= 0) {
                return new Result.Alive(elapsed());
            }
            operation.plan().tick();
            pause();
        }
    }

    private Optional<Result> look() {
        boolean childGone = child.exitCode().isPresent();
        try (Sight look = operation.look()) {
            Verdict verdict = look.verdict();
            look.pin().map(pin -> pin.facts().identity()).ifPresent(this::remember);
            lonelySince = verdict.state().alive() || !childGone
                    ? Optional.empty()
                    : lonelySince.or(() -> Optional.of(operation.time().nanos()));
            runningSince = verdict.state() == BrokerState.RUNNING
                    ? runningSince.or(() -> Optional.of(operation.time().nanos()))
                    : Optional.empty();
            if (runningSince.isPresent() && isSettled() && isPidFileDue(verdict)) {
                return Optional.of(new Result.Alive(elapsed()));
            }
        }
        return lonelySince.filter(since -> isOver(since, DAEMON_LIMIT)).map(_ -> new Result.Exited(0));
    }

    private boolean isSettled() {
        return !untilSettled().isPositive();
    }

    private Duration untilSettled() {
        boolean hasPort = new ForegroundForm(operation.broker()).own().port().isPresent();
        return (hasPort ? FIRST_MOMENTS : FIRST_MOMENTS_WITHOUT_PORT).minus(elapsed());
    }

    /** Whether the pid file tells the truth by now, or has had time enough to. */
    private boolean isPidFileDue(Verdict verdict) {
        return verdict.pidFileHealth() == PidFileHealth.TRUE
                || runningSince.filter(since -> isOver(since, PID_FILE_LIMIT)).isPresent();
    }

    private boolean isOver(long since, Duration limit) {
        return operation.time().since(since).compareTo(limit) >= 0;
    }

    private Duration elapsed() {
        return operation.time().since(begin);
    }

    private void remember(ProcessIdentity identity) {
        if (known.filter(identity::equals).isEmpty()) {
            known = Optional.of(identity);
            var command = CommandMark.of(operation.broker().command());
            operation.remember(new Remembered(identity, operation.time().now(), Optional.of(command)));
        }
    }

    private void pause() throws InterruptedException {
        Duration limit = nextLook();
        if (child.exitCode().isPresent()) {
            operation.time().pause(limit);
        } else {
            child.awaitExit(limit);
        }
    }

    /** One that answers already is let alone meanwhile: brokers write down each question, and some tell all their clients. */
    private Duration nextLook() {
        if (runningSince.isEmpty()) {
            return LOOK_AGAIN;
        }
        return isSettled() ? LOOK_AGAIN_AT_RUNNING : untilSettled();
    }
}
