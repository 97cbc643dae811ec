package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;

/**
 * What is said of a broker that was started and runs, and of its pid file.
 *
 * @param verdict the one that counts, with the process
 */
record StartedWords(Broker broker, Verdict verdict) {

    Message message() {
        return Message.of(
                phrase(verdict.pidFileHealth()),
                broker.name().text(),
                verdict.process().orElseThrow().pid(),
                broker.pidFile());
    }

    /** A service may run as a user whose files are closed to whoever restarts it. */
    private static Phrase phrase(PidFileHealth health) {
        return switch (health) {
            case TRUE -> Phrase.STARTED;
            case UNREADABLE -> Phrase.STARTED_PID_FILE_UNREADABLE;
            case ABSENT, MISSING, STALE, MISMATCHED, MALFORMED, UNSAFE -> Phrase.STARTED_WITHOUT_PID_FILE;
        };
    }
}
