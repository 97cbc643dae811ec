package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.util.Optional;

/** A way to look at a broker and to judge what was seen. Safe for use by several threads. */
public interface Look {

    /** Looks now. May take as long as a file system does, which can be for ever. */
    Observed look(Broker broker);

    /** What is to be said of a broker while a look at it has not come back. */
    Verdict unanswered(Broker broker, Duration limit);

    /**
     * Goes through what a look does where the broker's process is gone, and keeps nothing of it. What has never been done
     * before in a program takes several times as long, and an exit is worth telling at once.
     *
     * @return what would be said of a broker that is gone; empty by default, if nothing is gone through
     */
    default Optional<Verdict> rehearse(Broker broker) {
        return Optional.empty();
    }

    /**
     * What was seen, and that changes of the pid file go unnoticed between two looks; nothing more by default.
     *
     * @param reason the operating system's own words
     */
    default Observed unguarded(Observed seen, Broker broker, Duration safetyCheck, String reason) {
        return seen;
    }

    /**
     * What a look has shown.
     *
     * @param process the broker's own process, whose exit asks for another look; the receiver closes it
     */
    record Observed(Verdict verdict, Optional<PinnedProcess> process) {}
}
