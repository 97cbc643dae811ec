package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.Optional;

/** What would come of an operation if it were ordered now; found out by a look from outside, which changes nothing. */
record Forecast(StateDirectory state, LockFile locks, Observer observer) {

    Preview of(Course course, Broker broker) {
        BrokerFolder folder = state.folder(broker);
        try (Sight look = observer.look(broker, folder)) {
            return state.belongsToAnother()
                    .<Outcome>map(message -> new Outcome.Refused(message, look.verdict()))
                    .or(() -> withoutPlace(look))
                    .or(() -> locked(broker, folder))
                    .or(() -> busy(broker, look))
                    .<Preview>map(Preview.Decided::new)
                    .orElseGet(() -> course.preview(broker, folder, look));
        }
    }

    /** Nothing is begun that cannot be written down. */
    private Optional<Outcome> withoutPlace(Sight look) {
        return state.problem()
                .map(reason -> new Outcome.Failed(Message.of(Phrase.STATE_NOT_WRITABLE, reason), look.verdict()));
    }

    /** By somebody who has written down nothing yet, or will not. */
    private Optional<Outcome> locked(Broker broker, BrokerFolder folder) {
        return locks.holder(folder.lock())
                .map(holder ->
                        new Outcome.Busy(Message.of(Phrase.BUSY, broker.name().text(), holder)));
    }

    /** Somebody is at it: what will be to do afterwards cannot be seen yet. */
    private static Optional<Outcome> busy(Broker broker, Sight look) {
        if (!look.verdict().operationUnderWay()) {
            return Optional.empty();
        }
        Object operator = look.observation()
                .memory()
                .intent()
                .map(intent -> Message.of(Phrase.PROCESS_PID, intent.operator().pid()))
                .orElseThrow();
        return Optional.of(
                new Outcome.Busy(Message.of(Phrase.BUSY, broker.name().text(), operator)));
    }
}
