package io.github.pidkeeper.app.window.main;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.broker.BrokerModel;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.verdict.Verdict;
import io.github.pidkeeper.core.watch.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The brokers that are watched and what was last seen of each, those whose settings cannot be used among them, and which
 * one is selected. One thread only.
 */
final class BrokerList {

    private final Texts texts;
    private final Function<Broker, BrokerModel> models;
    private final ObservableList<Entry> list = FXCollections.observableArrayList();
    // Kept here because the list behind it does not keep it.
    private final ObservableList<Entry> shown = FXCollections.unmodifiableObservableList(list);
    private final Map<Broker, Verdict> verdicts = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Entry>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private boolean changing;

    /** @param models makes the model of a broker */
    BrokerList(Texts texts, Function<Broker, BrokerModel> models) {
        this.texts = texts;
        this.models = models;
    }

    ObservableList<Entry> shown() {
        return shown;
    }

    /** The one that is selected: always one, unless the list is empty. */
    ReadOnlyObjectProperty<Optional<Entry>> selected() {
        return selected.getReadOnlyProperty();
    }

    /** For example "2 of 4 running". */
    ReadOnlyStringProperty headline() {
        return headline.getReadOnlyProperty();
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    List<Broker> brokers() {
        return models().map(BrokerModel::broker).toList();
    }

    /** The one under watch, or the settings that should be its. */
    Optional<Entry> find(String name) {
        return list.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** What is under watch. */
    Stream<BrokerModel> models() {
        return list.stream()
                .filter(Entry.Watched.class::isInstance)
                .map(Entry.Watched.class::cast)
                .map(Entry.Watched::model);
    }

    /** Whether it was selected: a list that is being changed selects by itself, and that is nobody's choice. */
    boolean select(Entry entry) {
        if (!changing) {
            selected.set(Optional.of(entry));
        }
        return !changing;
    }

    /**
     * Has these brokers from now on; those that stay as they are keep their models, and the selection its name.
     *
     * @param unusable go in between them, in the order of the names
     */
    void become(List<Broker> brokers, List<Entry.Unusable> unusable) {
        var entries = new ArrayList<Entry>();
        brokers.forEach(broker -> entries.add(
                new Entry.Watched(models().filter(model -> model.broker().equals(broker))
                        .findFirst()
                        .orElseGet(() -> made(broker)))));
        unusable.forEach(entry -> entries.add(placeOf(entry, entries), entry));
        var name = selected.get().map(Entry::name);
        changing = true;
        if (!list.equals(entries)) {
            list.setAll(entries);
        }
        changing = false;
        selected.set(name.flatMap(this::find).or(() -> list.stream().findFirst()));
        count();
    }

    private static int placeOf(Entry entry, List<Entry> among) {
        return (int) among.stream()
                .takeWhile(other -> other.name().compareTo(entry.name()) < 0)
                .count();
    }

    /** Has this broker too, in the place of another of its name. */
    void include(Broker broker) {
        if (!brokers().contains(broker)) {
            var all = new ArrayList<>(brokers());
            all.removeIf(other -> other.name().equals(broker.name()));
            all.add(broker);
            become(all);
        }
    }

    void remove(Broker broker) {
        become(brokers().stream().filter(other -> !other.equals(broker)).toList());
    }

    private void become(List<Broker> brokers) {
        var watched = brokers.stream().map(broker -> broker.name().text()).toList();
        become(
                brokers,
                list.stream()
                        .filter(Entry.Unusable.class::isInstance)
                        .map(Entry.Unusable.class::cast)
                        .filter(entry -> !watched.contains(entry.name()))
                        .toList());
    }

    void observed(Map<BrokerName, Snapshot> latest) {
        latest.values().forEach(snapshot -> {
            verdicts.put(snapshot.broker(), snapshot.verdict());
            models().filter(model -> model.broker().equals(snapshot.broker()))
                    .forEach(model -> model.observed(snapshot.verdict()));
        });
    }

    void minutePassed() {
        models().forEach(BrokerModel::minutePassed);
    }

    private BrokerModel made(Broker broker) {
        var model = models.apply(broker);
        Optional.ofNullable(verdicts.get(broker)).ifPresent(model::observed);
        model.view().subscribe(_ -> count());
        return model;
    }

    private void count() {
        long all = models().count();
        long running = models().filter(BrokerModel::alive).count();
        headline.set(all == 0 ? "" : texts.text("window.headline", running, all));
    }
}
