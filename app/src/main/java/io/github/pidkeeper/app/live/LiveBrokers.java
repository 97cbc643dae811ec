package io.github.pidkeeper.app.live;

import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.app.settings.Settings;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKinds;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.watch.Look;
import io.github.pidkeeper.core.watch.Sentinel;
import io.github.pidkeeper.core.watch.Snapshot;
import io.github.pidkeeper.core.watch.Watcher;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configured brokers under watch: what is configured, what is true about it, and word of every change of either.
 * Safe for use by several threads; listeners are called on threads of the watch and must return at once.
 */
public final class LiveBrokers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveBrokers.class);

    private final Settings settings;
    private final Watcher watcher;
    private final List<Consumer<Snapshot>> watching = new CopyOnWriteArrayList<>();
    private final List<Runnable> onSettings = new CopyOnWriteArrayList<>();
    private final Optional<SettingsWatch> files;

    public LiveBrokers(Settings settings, Look look, Sentinel sentinel) {
        this.settings = settings;
        this.watcher = new Watcher(look, sentinel, this::published);
        this.files = watchFiles();
        load();
    }

    private Optional<SettingsWatch> watchFiles() {
        try {
            return Optional.of(SettingsWatch.of(settings.createDirectories(), this::settingsChanged));
        } catch (IOException e) {
            LOG.warn("changes to the settings are not noticed: {}", e.toString());
            return Optional.empty();
        }
    }

    private synchronized void published(Snapshot snapshot) {
        watching.forEach(listener -> listener.accept(snapshot));
    }

    private void settingsChanged() {
        load();
        onSettings.forEach(Runnable::run);
    }

    /** Reads the settings anew, and watches what they say. */
    public ConfiguredBrokers load() {
        ConfiguredBrokers configured = settings.load();
        watcher.watch(configured.brokers());
        return configured;
    }

    /** Reads the kinds of brokers anew. */
    public BrokerKinds kinds() {
        return settings.kinds().kinds();
    }

    public Saving add(Broker broker) {
        Saving saving = settings.add(broker);
        settingsChanged();
        return saving;
    }

    /** Puts a broker in the place of the one that has its name. */
    public Saving replace(Broker broker) {
        Saving saving = settings.replace(broker);
        settingsChanged();
        return saving;
    }

    public Saving remove(BrokerName name) {
        Saving saving = settings.remove(name);
        settingsChanged();
        return saving;
    }

    /**
     * Calls the listener after the settings were changed by anybody.
     *
     * @return ends it
     */
    public Runnable onChange(Runnable listener) {
        onSettings.add(listener);
        return () -> onSettings.remove(listener);
    }

    /**
     * Calls the listener for each broker as soon as it is known, and again after each change, in this order: on the thread of
     * the caller and on that of the watch, one after the other. It returns at once.
     *
     * @return ends it
     */
    public synchronized Runnable subscribe(Consumer<Snapshot> listener) {
        watching.add(listener);
        watcher.latest().forEach(listener);
        return () -> watching.remove(listener);
    }

    /** Looks at every broker again now; returns at once. */
    public void lookAgain() {
        watcher.lookAgain();
    }

    @Override
    public void close() {
        try {
            if (files.isPresent()) {
                files.get().close();
            }
        } catch (IOException e) {
            LOG.info("the watch of the settings did not end well: {}", e.toString());
        }
        watcher.close();
    }
}
