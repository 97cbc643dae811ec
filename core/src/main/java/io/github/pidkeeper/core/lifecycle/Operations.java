package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.verdict.Verdict;

/**
 * What can be done with a broker. Every call blocks until its outcome is certain; call it off the user's thread.
 *
 * <p>Safe for use by several threads and several programs at once: operations on one broker are serialised by a lock
 * in the state directory. An interrupt ends the waiting, not the broker, and leaves the pid file where it is.
 */
public interface Operations {

    /** Looks and judges; takes no lock and changes nothing. */
    Verdict status(Broker broker);

    Outcome start(Broker broker, Progress progress) throws InterruptedException;

    Outcome stop(Broker broker, Progress progress) throws InterruptedException;

    /** Stop, then start, under one lock; a stop that failed never starts. */
    Outcome restart(Broker broker, Progress progress) throws InterruptedException;
}
