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
                    .or(() -> locked(broker, folder, look))
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
    private Optional<Outcome> locked(Broker broker, BrokerFolder folder, Sight look) {
        var underWay = new UnderWay(broker);
        return locks.holder(folder.lock()).map(note -> underWay.by(note).orElseGet(() -> underWay.by(look)));
    }

    /** Somebody is at it: what will be to do afterwards cannot be seen yet. */
    private static Optional<Outcome> busy(Broker broker, Sight look) {
        return look.verdict().operationUnderWay() ? Optional.of(new UnderWay(broker).by(look)) : Optional.empty();
    }
}
