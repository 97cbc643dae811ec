package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.time.Duration;

/**
 * The exit of a process that was asked to stop: waited for as long as its grace period, and after that as long as
 * whoever ordered the stop decides.
 *
 * @param begin when it was asked, on the monotonic clock
 */
record Exit(Operation operation, PinnedProcess process, long begin) {

    /** How long a process may take to go after SIGKILL; one that does not hangs in the kernel. */
    private static final Duration FORCED_LIMIT = Duration.ofSeconds(5);

    private static final Duration TICK = Duration.ofMillis(500);

    /** How it came out. */
    enum Result {
        BY_ITSELF,
        BY_FORCE,
        /** Nobody wanted to wait any longer, or to force it. */
        GIVEN_UP,
        /** It survived the force. */
        STUCK
    }

    /** How long it has been waited for. */
    Duration waited() {
        return operation.time().since(begin);
    }

    /**
     * Waits for it.
     *
     * @param force sends the forced stop; called at most once, and only when that was decided
     */
    Result await(Runnable force) throws InterruptedException {
        Duration grace = operation.broker().grace();
        boolean exited = await(grace);
        while (!exited) {
            var answer = operation.progress().graceEnded(process.facts().pid(), waited(), process::awaitExit);
            if (process.hasExited()) {
                return Result.BY_ITSELF;
            }
            switch (answer) {
                case GIVE_UP -> {
                    return Result.GIVEN_UP;
                }
                case FORCE -> {
                    operation.plan().skipped(Message.of(Phrase.STEP_NOT_EXITED, waited()));
                    operation.plan().beginForce();
                    force.run();
                    return await(FORCED_LIMIT) ? Result.BY_FORCE : Result.STUCK;
                }
                // A grace period of zero would ask without end.
                case KEEP_WAITING -> exited = await(grace.compareTo(TICK) < 0 ? TICK : grace);
            }
        }
        return Result.BY_ITSELF;
    }

    /** Waits, and shows that it does. */
    private boolean await(Duration limit) throws InterruptedException {
        Duration left = limit;
        while (true) {
            Duration wait = left.compareTo(TICK) < 0 ? left : TICK;
            long from = operation.time().nanos();
            if (process.awaitExit(wait)) {
                return true;
            }
            left = left.minus(counted(wait, operation.time().since(from)));
            if (!left.isPositive()) {
                return false;
            }
            operation.plan().tick();
        }
    }

    /**
     * How much of its time the process has had. While the machine was asleep it had none; Linux's clock stands still then,
     * and where another goes on, a wait shows it by having taken far too long.
     */
    private static Duration counted(Duration wait, Duration took) {
        return took.minus(wait).compareTo(TICK) > 0 ? wait : took;
    }
}
