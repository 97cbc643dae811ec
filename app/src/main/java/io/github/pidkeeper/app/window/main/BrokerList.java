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
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The brokers that are watched, what was last seen of each, and which of them is selected. One thread only. */
final class BrokerList {

    private final Texts texts;
    private final Function<Broker, BrokerModel> models;
    private final ObservableList<BrokerModel> list = FXCollections.observableArrayList();
    // Kept here because the list behind it does not keep it.
    private final ObservableList<BrokerModel> shown = FXCollections.unmodifiableObservableList(list);
    private final Map<Broker, Verdict> verdicts = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<BrokerModel>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private boolean changing;

    /** @param models makes the model of a broker */
    BrokerList(Texts texts, Function<Broker, BrokerModel> models) {
        this.texts = texts;
        this.models = models;
    }

    ObservableList<BrokerModel> shown() {
        return shown;
    }

    /** The one that is selected: always one, unless the list is empty. */
    ReadOnlyObjectProperty<Optional<BrokerModel>> selected() {
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
        return list.stream().map(BrokerModel::broker).toList();
    }

    Optional<BrokerModel> find(String name) {
        return list.stream()
                .filter(model -> model.broker().name().text().equals(name))
                .findFirst();
    }

    /** Whether it was selected: a list that is being changed selects by itself, and that is nobody's choice. */
    boolean select(BrokerModel model) {
        if (!changing) {
            selected.set(Optional.of(model));
        }
        return !changing;
    }

    /** Has these brokers from now on; those that stay as they are keep their models, and the selection its name. */
    void become(List<Broker> brokers) {
        var models = brokers.stream()
                .map(broker -> list.stream()
                        .filter(model -> model.broker().equals(broker))
                        .findFirst()
                        .orElseGet(() -> made(broker)))
                .toList();
        var name = selected.get().map(model -> model.broker().name().text());
        changing = true;
        if (!list.equals(models)) {
            list.setAll(models);
        }
        changing = false;
        selected.set(name.flatMap(this::find).or(() -> list.stream().findFirst()));
        count();
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

    void observed(Map<BrokerName, Snapshot> latest) {
        latest.values().forEach(snapshot -> {
            verdicts.put(snapshot.broker(), snapshot.verdict());
            list.stream()
                    .filter(model -> model.broker().equals(snapshot.broker()))
                    .forEach(model -> model.observed(snapshot.verdict()));
        });
    }

    void minutePassed() {
        list.forEach(BrokerModel::minutePassed);
    }

    private BrokerModel made(Broker broker) {
        var model = models.apply(broker);
        Optional.ofNullable(verdicts.get(broker)).ifPresent(model::observed);
        model.view().subscribe(_ -> count());
        return model;
    }

    private void count() {
        long running = list.stream().filter(BrokerModel::alive).count();
        headline.set(list.isEmpty() ? "" : texts.text("window.headline", running, list.size()));
    }
}
