package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.verdict.Self;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was refused before there was an operation: it goes on record as far as there is a place for that.
 *
 * <p>Apart from what only looks, which needs no log of its own, and a log takes its time to come up.
 */
record Refusals(StateDirectory state, Journal journal) {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    /** @param words what was told to the user */
    void record(String broker, String verb, Self by, String words) {
        if (state.belongsToAnother().isPresent()) {
            return;
        }
        try {
            state.create();
            journal.refusal(broker, verb, by, words);
        } catch (IOException e) {
            notRecorded(e);
        }
    }

    void record(Broker broker, OperationJournal account, Outcome outcome) {
        try {
            state.create(broker);
        } catch (IOException e) {
            notRecorded(e);
            return;
        }
        account.outcome(outcome);
    }

    private static void notRecorded(IOException e) {
        LOG.warn("A refusal could not be put on record, because of {}", e.toString());
    }
}
