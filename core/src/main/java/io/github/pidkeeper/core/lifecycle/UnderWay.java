package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Intent;
import java.util.Optional;

/** What is said to whoever finds an operation on a broker under way: whose it is, as far as that is known. */
record UnderWay(Broker broker) {

    /** By the note that the holder of the lock left; empty where he had no time to, or no room on the disk. */
    Optional<Outcome.Busy> by(String note) {
        return note.isBlank() ? Optional.empty() : Optional.of(busy(note));
    }

    /** By what he has written down that he is about to do, if he has and lives. */
    Outcome.Busy by(Sight seen) {
        return seen.observation()
                .memory()
                .intent()
                .filter(_ -> seen.verdict().operationUnderWay())
                .map(Intent::operator)
                .map(operator -> busy(Message.of(Phrase.PROCESS_PID, operator.pid())))
                .orElseGet(() -> new Outcome.Busy(
                        Message.of(Phrase.BUSY_WITH_SOMEBODY, broker.name().text())));
    }

    private Outcome.Busy busy(Object who) {
        return new Outcome.Busy(Message.of(Phrase.BUSY, broker.name().text(), who));
    }
}
