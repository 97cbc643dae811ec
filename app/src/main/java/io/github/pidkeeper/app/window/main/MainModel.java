package io.github.pidkeeper.app.window.main;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.app.window.add.FoundProgram;
import io.github.pidkeeper.app.window.add.ProgramSearch;
import io.github.pidkeeper.app.window.broker.BrokerModel;
import io.github.pidkeeper.app.window.fx.Latest;
import io.github.pidkeeper.app.window.operation.Verb;
import io.github.pidkeeper.app.window.port.Brokers;
import io.github.pidkeeper.app.window.port.PracticeBroker;
import io.github.pidkeeper.app.window.port.Subscription;
import io.github.pidkeeper.app.window.port.Watching;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.verdict.Verdict;
import io.github.pidkeeper.core.watch.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The brokers that are watched, which of them is selected, and what the window shows. To be used on one thread only. */
public final class MainModel {

    private final Texts texts;
    private final Brokers brokers;
    private final Watching watching;
    private final PracticeBroker practice;
    private final ProgramSearch search;
    private final Function<Broker, BrokerModel> models;
    private final Executor work;
    private final Executor fx;

    private final ObservableList<BrokerModel> list = FXCollections.observableArrayList();
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    // Kept here because the lists behind them do not keep them.
    private final ObservableList<BrokerModel> shownList = FXCollections.unmodifiableObservableList(list);
    private final ObservableList<String> shownProblems = FXCollections.unmodifiableObservableList(problems);
    private final Map<Broker, Verdict> verdicts = new HashMap<>();
    private final ObjectProperty<Optional<BrokerModel>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.WELCOME);
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ObservableList<FoundProgram> found = FXCollections.observableArrayList();
    private final ObservableList<FoundProgram> shownFound = FXCollections.unmodifiableObservableList(found);
    private Optional<FoundProgram> formBegin = Optional.empty();
    private boolean configuring;

    /**
     * Begins with these brokers and follows every change from now on.
     *
     * @param models makes the model of a broker
     * @param work where to do what may block
     * @param fx the thread of this model
     */
    public MainModel(
            Texts texts,
            Brokers brokers,
            Watching watching,
            PracticeBroker practice,
            ProgramSearch search,
            Function<Broker, BrokerModel> models,
            Executor work,
            Executor fx) {
        this.texts = texts;
        this.brokers = brokers;
        this.watching = watching;
        this.practice = practice;
        this.search = search;
        this.models = models;
        this.work = work;
        this.fx = fx;
    }

    /** Shows these brokers and whatever is heard of them until the subscription is closed. */
    public Subscription begin(ConfiguredBrokers known) {
        configured(known);
        var heard = new Latest<BrokerName, Snapshot>(fx, this::observed);
        var watch = watching.subscribe(snapshot -> heard.put(snapshot.broker().name(), snapshot));
        var changes = brokers.onChange(() -> work.execute(this::readAgain));
        return () -> {
            watch.close();
            changes.close();
        };
    }

    ObservableList<BrokerModel> list() {
        return shownList;
    }

    ReadOnlyObjectProperty<Optional<BrokerModel>> selected() {
        return selected;
    }

    ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    /** For example "2 of 4 running". */
    ReadOnlyStringProperty headline() {
        return headline.getReadOnlyProperty();
    }

    /** What is wrong with files of the settings, one sentence each. */
    ObservableList<String> problems() {
        return shownProblems;
    }

    /** Something that went wrong, in one sentence; empty text while there is nothing to say. */
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /** The brokers that are watched, as they are configured. */
    public List<Broker> configured() {
        return list.stream().map(BrokerModel::broker).toList();
    }

    /** Opens the page of this broker. */
    void select(BrokerModel model) {
        // A list that is being filled selects by itself; that is nobody's choice.
        if (!configuring) {
            selected.set(Optional.of(model));
            place.set(Place.BROKER);
        }
    }

    /** Selects the broker of that name, if there is one. */
    public void select(String name) {
        list.stream()
                .filter(model -> model.broker().name().text().equals(name))
                .findFirst()
                .ifPresent(this::select);
    }

    /** Opens the page for another broker. */
    void openAdd() {
        openAdd(Optional.empty());
    }

    /** Opens the page for another broker with this program filled in. */
    void openAdd(Optional<FoundProgram> begin) {
        formBegin = begin;
        place.set(Place.ADD);
    }

    /** What the form is to begin with. */
    Optional<FoundProgram> formBegin() {
        return formBegin;
    }

    /** Brokers that are installed on this machine; looked for when there is nothing else to show. */
    ObservableList<FoundProgram> found() {
        return shownFound;
    }

    void search() {
        work.execute(() -> {
            var programs = search.search();
            fx.execute(() -> found.setAll(programs));
        });
    }

    /** Back to what there was before. */
    void leaveAdd() {
        place.set(list.isEmpty() ? Place.WELCOME : Place.BROKER);
    }

    /** A broker was added by the form. */
    public void added(Broker broker) {
        if (configured().stream().noneMatch(broker::equals)) {
            var known = new ArrayList<>(configured());
            known.removeIf(other -> other.name().equals(broker.name()));
            known.add(broker);
            show(known);
        }
        select(broker.name().text());
    }

    /** Adds the practice broker unless it is there, and starts it. */
    void tryPractice() {
        work.execute(() -> {
            var known = brokers.load().brokers();
            var broker = practice.broker(known);
            var trouble = known.contains(broker) ? Optional.<Sentence>empty() : trouble(brokers.add(broker));
            fx.execute(() -> trouble.ifPresentOrElse(this::tell, () -> {
                added(broker);
                selected.get().ifPresent(model -> model.begin(Verb.START));
            }));
        });
    }

    /** Takes the broker out of the settings. */
    void forget(BrokerModel model) {
        work.execute(() -> {
            var trouble = trouble(brokers.remove(model.broker().name()));
            fx.execute(() -> trouble.ifPresentOrElse(this::tell, () -> {
                var known = new ArrayList<>(configured());
                known.remove(model.broker());
                show(known);
            }));
        });
    }

    private static Optional<Sentence> trouble(Saving saving) {
        return switch (saving) {
            case Saving.Saved _ -> Optional.empty();
            case Saving.Refused(var sentence) -> Optional.of(sentence);
            case Saving.Failed(var sentence) -> Optional.of(sentence);
        };
    }

    void lookAgain() {
        watching.lookAgain();
    }

    public void minutePassed() {
        list.forEach(BrokerModel::minutePassed);
    }

    /** Shows something that went wrong, in one sentence. */
    public void tell(Sentence sentence) {
        notice.set(texts.text(sentence));
    }

    void dismissNotice() {
        notice.set("");
    }

    private void readAgain() {
        // One after the other, so that the latest reading is the last to arrive.
        synchronized (brokers) {
            var known = brokers.load();
            fx.execute(() -> configured(known));
        }
    }

    private void configured(ConfiguredBrokers known) {
        problems.setAll(known.problems().stream()
                .map(problem -> texts.text(problem.sentence()))
                .toList());
        show(known.brokers());
    }

    private void show(List<Broker> known) {
        var kept = new ArrayList<BrokerModel>();
        for (var broker : known) {
            kept.add(list.stream()
                    .filter(model -> model.broker().equals(broker))
                    .findFirst()
                    .orElseGet(() -> made(broker)));
        }
        var before = selected.get();
        configuring = true;
        if (!list.equals(kept)) {
            list.setAll(kept);
        }
        configuring = false;
        settle(before);
        count();
    }

    private BrokerModel made(Broker broker) {
        var model = models.apply(broker);
        Optional.ofNullable(verdicts.get(broker)).ifPresent(model::observed);
        model.view().subscribe(_ -> count());
        return model;
    }

    private void settle(Optional<BrokerModel> before) {
        var name = before.map(model -> model.broker().name());
        selected.set(list.stream()
                .filter(model -> name.filter(model.broker().name()::equals).isPresent())
                .findFirst()
                .or(() -> list.stream().findFirst()));
        if (place.get() != Place.ADD) {
            leaveAdd();
        }
    }

    private void observed(Map<BrokerName, Snapshot> latest) {
        latest.values().forEach(snapshot -> {
            verdicts.put(snapshot.broker(), snapshot.verdict());
            list.stream()
                    .filter(model -> model.broker().equals(snapshot.broker()))
                    .forEach(model -> model.observed(snapshot.verdict()));
        });
    }

    private void count() {
        long running = list.stream().filter(BrokerModel::alive).count();
        headline.set(list.isEmpty() ? "" : texts.text("window.headline", running, list.size()));
    }
}
