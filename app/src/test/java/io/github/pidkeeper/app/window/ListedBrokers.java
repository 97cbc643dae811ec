package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.window.port.Brokers;
import io.github.pidkeeper.app.window.port.Subscription;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Settings in memory. */
public final class ListedBrokers implements Brokers {

    private final List<Broker> list;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public ListedBrokers(Broker... brokers) {
        list = new CopyOnWriteArrayList<>(brokers);
    }

    @Override
    public List<Broker> all() {
        return List.copyOf(list);
    }

    @Override
    public Optional<Sentence> add(Broker broker) {
        list.add(broker);
        changed();
        return Optional.empty();
    }

    @Override
    public Optional<Sentence> forget(BrokerName name) {
        list.removeIf(broker -> broker.name().equals(name));
        changed();
        return Optional.empty();
    }

    /** As if somebody else had changed the settings. */
    public void replace(Broker... brokers) {
        list.clear();
        list.addAll(List.of(brokers));
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
