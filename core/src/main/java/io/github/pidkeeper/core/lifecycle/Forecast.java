package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;

/** What would come of an operation if it were ordered now; found out by a look from outside, which changes nothing. */
record Forecast(StateDirectory state, Observer observer) {

    Preview of(Course course, Broker broker) {
        BrokerFolder folder = state.folder(broker);
        try (Sight look = observer.look(broker, folder)) {
            return look.verdict().operationUnderWay()
                    ? new Preview.Decided(busy(broker, look))
                    : possible(course.preview(broker, folder, look), look);
        }
    }

    /** Somebody is at it: what will be to do afterwards cannot be seen yet. */
    private static Outcome busy(Broker broker, Sight look) {
        Object operator = look.observation()
                .memory()
                .intent()
                .map(intent -> Message.of(Phrase.PROCESS_PID, intent.operator().pid()))
                .orElseThrow();
        return new Outcome.Busy(Message.of(Phrase.BUSY, broker.name().text(), operator));
    }

    /** Nothing is begun that cannot be written down. */
    private Preview possible(Preview preview, Sight look) {
        return switch (preview) {
            case Preview.Decided decided -> decided;
            case Preview.Planned planned ->
                state.problem()
                        .<Preview>map(reason -> new Preview.Decided(
                                new Outcome.Failed(Message.of(Phrase.STATE_NOT_WRITABLE, reason), look.verdict())))
                        .orElse(planned);
        };
    }
}
