package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.process.ProcessIdentity;
import java.time.Instant;
import java.util.Optional;

/**
 * What an operation set out to do with the broker; written before it acts, so that a later look can tell a broker that
 * was stopped from one that died, and an operation that was cut short from one that is under way.
 *
 * @param target the process that is to be stopped; empty for a start
 * @param thenStart once it has exited the broker is to be started again: the stop is a restart's
 * @param ended the operation is over and did not reach its aim
 * @param operator the program that carries it out
 * @param since when it began, for showing only
 */
public record Intent(
        Aim aim,
        Optional<ProcessIdentity> target,
        boolean thenStart,
        boolean ended,
        ProcessIdentity operator,
        Instant since) {

    /** What was to be reached. */
    public enum Aim {
        START,
        STOP,
        /** The second decision of a stop, after the grace period. */
        FORCED_STOP
    }

    /** Whether the broker is to run in the end. */
    public boolean wantsItToRun() {
        return aim == Aim.START || thenStart;
    }

    /** Whether this process is the one that is to be stopped. */
    public boolean concerns(ProcessIdentity process) {
        return target.filter(process::sameProcessAs).isPresent();
    }

    /** The same intent, over and not reached. */
    public Intent asEnded() {
        return new Intent(aim, target, thenStart, true, operator, since);
    }
}
