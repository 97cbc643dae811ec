package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.app.settings.SettingsProblem;
import io.github.pidkeeper.app.window.port.Brokers;
import io.github.pidkeeper.app.window.port.Subscription;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.BrokerName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Settings in memory. */
public final class ListedBrokers implements Brokers {

    private static final Path FILE = Path.of("/home/ops/.config/pidkeeper/brokers/some.conf");

    private final List<Broker> list;
    private final List<SettingsProblem> problems = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public ListedBrokers(Broker... brokers) {
        list = new CopyOnWriteArrayList<>(brokers);
    }

    @Override
    public ConfiguredBrokers load() {
        return new ConfiguredBrokers(list, problems);
    }

    @Override
    public BrokerKinds kinds() {
        return BrokerKinds.BUILT_IN;
    }

    @Override
    public Saving add(Broker broker) {
        if (list.stream().anyMatch(other -> other.pidFile().equals(broker.pidFile()))) {
            return new Saving.Refused(Sentence.of("settings.pid-file-taken", broker.pidFile(), "another"));
        }
        list.add(broker);
        changed();
        return new Saving.Saved(FILE);
    }

    @Override
    public Saving remove(BrokerName name) {
        list.removeIf(broker -> broker.name().equals(name));
        changed();
        return new Saving.Saved(FILE);
    }

    /** As if a file of the settings could not be understood. */
    public void spoil(Sentence sentence) {
        problems.add(new SettingsProblem(FILE, Optional.empty(), sentence));
        changed();
    }

    /** As if somebody had broken the settings of this one. */
    public void spoil(Broker broker, Sentence sentence) {
        list.remove(broker);
        problems.add(new SettingsProblem(FILE, Optional.of(broker.name().text()), sentence));
        changed();
    }

    /** As if somebody had mended everything, and these were all there are. */
    public void mend(Broker... brokers) {
        problems.clear();
        replace(brokers);
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
