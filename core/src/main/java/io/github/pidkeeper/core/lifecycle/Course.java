package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;

/** One sort of operation: what it makes of a look at the broker, and how it is carried out. */
interface Course {

    /** What the look is for, before it has shown anything. */
    default Message first(Broker broker) {
        return Message.of(Phrase.STEP_VERIFY, broker.name().text());
    }

    /** Decides; changes nothing. */
    Preview preview(Broker broker, BrokerFolder folder, Sight look);

    /**
     * Looks, decides as {@link #preview} does, and does what was decided; called with the lock held and one step planned,
     * which is the look.
     */
    Outcome run(Operation operation) throws InterruptedException;
}
