package io.github.pidkeeper.app.journal;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.JournalEntry.Origin;

/** What of the journal is about one broker: by its name, and by its pid file, which is the same when it is called otherwise. */
public record BrokerHistory(Broker broker) {

    public boolean includes(Origin origin) {
        return origin.broker().equals(broker.name().text())
                || origin.pidFile().filter(this::isPidFile).isPresent();
    }

    boolean isPidFile(String path) {
        return path.equals(broker.pidFile().toString());
    }
}
