package io.github.pidkeeper.app;

import io.github.pidkeeper.app.live.LiveBrokers;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.app.window.port.Brokers;
import io.github.pidkeeper.app.window.port.Subscription;
import io.github.pidkeeper.app.window.port.Watching;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.watch.Snapshot;
import java.util.function.Consumer;

/** The brokers under watch, as the window asks for them. */
record WindowPorts(LiveBrokers live) implements Brokers, Watching {

    @Override
    public ConfiguredBrokers load() {
        return live.load();
    }

    @Override
    public BrokerKinds kinds() {
        return live.kinds();
    }

    @Override
    public Saving add(Broker broker) {
        return live.add(broker);
    }

    @Override
    public Saving remove(BrokerName name) {
        return live.remove(name);
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return live.onChange(listener)::run;
    }

    @Override
    public Subscription subscribe(Consumer<Snapshot> listener) {
        return live.subscribe(listener)::run;
    }

    @Override
    public void lookAgain() {
        live.lookAgain();
    }
}
