package io.github.pidkeeper.app.window.port;

import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.BrokerName;

/** The brokers that the administrator has configured, as the window reads and changes them. Calls may block. */
public interface Brokers {

    ConfiguredBrokers load();

    /** The kinds of brokers that there are. */
    BrokerKinds kinds();

    /** Puts a broker among the others, and on watch. */
    Saving add(Broker broker);

    /** Forgets a broker; what it does and its pid file are not touched. */
    Saving remove(BrokerName name);

    /** Calls the listener, on any thread, after the settings were changed by anybody. */
    Subscription onChange(Runnable listener);
}
