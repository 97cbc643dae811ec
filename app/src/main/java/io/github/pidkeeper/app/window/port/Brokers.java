package io.github.pidkeeper.app.window.port;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import java.util.List;
import java.util.Optional;

/** The brokers that the administrator has configured, kept in a file. Calls may block on that file. */
public interface Brokers {

    /** In the order to show them in. */
    List<Broker> all();

    /** Puts the broker on the list; tells why that failed and what to do, or nothing when it did not fail. */
    Optional<Sentence> add(Broker broker);

    /** Takes the broker off the list and leaves its process alone; tells why that failed, or nothing when it did not. */
    Optional<Sentence> forget(BrokerName name);

    /** Calls the listener, on any thread, after the list was changed by anybody. */
    Subscription onChange(Runnable listener);
}
