package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.Locale;

/**
 * What can be done with a broker. Every call blocks until its outcome is certain; call it off the user's thread.
 *
 * <p>Safe for use by several threads and several programs at once: operations on one broker are serialised by a lock
 * in the state directory. An interrupt ends the waiting, not the broker, and leaves the pid file where it is.
 */
public interface Operations {

    /** Looks and judges; takes no lock and changes nothing. What does not answer in some seconds is unknown. */
    Verdict status(Broker broker);

    /** What this operation would do now: by one look, without the lock, and without a change to anything. */
    Preview preview(Kind kind, Broker broker);

    /** Carries out the operation of this kind. */
    Outcome carryOut(Kind kind, Broker broker, Progress progress) throws InterruptedException;

    default Outcome start(Broker broker, Progress progress) throws InterruptedException {
        return carryOut(Kind.START, broker, progress);
    }

    default Outcome stop(Broker broker, Progress progress) throws InterruptedException {
        return carryOut(Kind.STOP, broker, progress);
    }

    default Outcome restart(Broker broker, Progress progress) throws InterruptedException {
        return carryOut(Kind.RESTART, broker, progress);
    }

    default Outcome repair(Broker broker, Progress progress) throws InterruptedException {
        return carryOut(Kind.REPAIR, broker, progress);
    }

    default Outcome undoRepair(Broker broker, Progress progress) throws InterruptedException {
        return carryOut(Kind.UNDO_REPAIR, broker, progress);
    }

    default Outcome reload(Broker broker, Progress progress) throws InterruptedException {
        return carryOut(Kind.RELOAD, broker, progress);
    }

    /**
     * Puts on record that an operation was refused before it could begin, since what is configured for the broker is of no
     * use.
     *
     * @param broker its name, as somebody wrote it
     * @param words why, in English
     */
    void refused(Kind kind, String broker, String words);

    /** The operations that change something. */
    enum Kind {
        START,
        STOP,
        /** Stop, then start, under one lock; a stop that failed never starts. */
        RESTART,
        /** Makes the pid file tell the truth: the proven pid while the broker runs, and no file while it does not. */
        REPAIR,
        /** Puts back what the last repair, or the last start that set the pid file aside, has replaced; once. */
        UNDO_REPAIR,
        /**
         * Has it read its configuration again while it runs. Done means that it is the same process and answers after it;
         * what it makes of its configuration is its own affair, and told as far as it says so.
         */
        RELOAD;

        /** As it is called in the journal and in the lock: {@code start}, {@code undo-repair}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
