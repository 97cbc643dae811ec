package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.Optional;

/** What stopping a broker costs others: the clients that lose their connection, or that their number is not known. */
record Stakes(ClientCount clients) {

    /** Empty for a broker that tells nobody. */
    Optional<Message> of(Broker broker, ProcessFacts process) {
        return clients.of(broker, process).map(reading -> switch (reading) {
            case Reading.Told<Long>(Long count) when count == 0 -> Message.of(Phrase.STEP_NO_CLIENTS);
            case Reading.Told<Long>(Long count) when count == 1 -> Message.of(Phrase.STEP_ONE_CLIENT);
            case Reading.Told<Long>(Long count) -> Message.of(Phrase.STEP_CLIENTS, count);
            case Reading.Absent<Long>(Message reason) -> Message.of(Phrase.STEP_CLIENTS_UNKNOWN, reason);
            case Reading.Late<Long>(Message reason) -> Message.of(Phrase.STEP_CLIENTS_UNKNOWN, reason);
        });
    }
}
