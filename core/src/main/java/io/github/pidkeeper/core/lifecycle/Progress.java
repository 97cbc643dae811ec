package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import java.time.Duration;
import java.util.List;

/**
 * Follows an operation and answers its one question. Called on the operation's own thread; must return at once, except
 * {@link #graceEnded}, whose answer may take as long as a person needs.
 */
public interface Progress {

    /**
     * The plan, as far as it is known: at first only that the broker is looked at, and then, with the exact targets, what
     * the look has shown. Called again whenever another look has changed what is to come; steps that have begun keep their
     * index.
     */
    default void planned(List<Step> steps) {}

    /** A step has changed. */
    default void changed(Step step) {}

    /**
     * The grace period is over and the broker still lives.
     *
     * @param waited how long so far
     * @param exited tells at any time whether the process has exited in the meantime
     */
    default Escalation graceEnded(long pid, Duration waited, ExitWatch exited) throws InterruptedException {
        return Escalation.GIVE_UP;
    }

    /** Something beside the operation did not work, which goes on. */
    default void warned(Message warning) {}

    /** What to do with a broker that has not exited within its grace period. */
    enum Escalation {
        /** Wait for another grace period. */
        KEEP_WAITING,
        /** End it by force, through the same pin. */
        FORCE,
        /** Leave it alone; the stop has failed and the pid file stays. */
        GIVE_UP
    }

    /** Lets a question go away by itself when its subject has exited. */
    @FunctionalInterface
    interface ExitWatch {
        boolean awaitExit(Duration limit) throws InterruptedException;
    }
}
