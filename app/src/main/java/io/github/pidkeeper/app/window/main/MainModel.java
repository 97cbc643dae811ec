package io.github.pidkeeper.app.window.main;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.settings.ConfiguredBrokers;
import io.github.pidkeeper.app.settings.Saving;
import io.github.pidkeeper.app.window.broker.BrokerModel;
import io.github.pidkeeper.app.window.fx.Latest;
import io.github.pidkeeper.app.window.port.Brokers;
import io.github.pidkeeper.app.window.port.PracticeBroker;
import io.github.pidkeeper.app.window.port.Subscription;
import io.github.pidkeeper.app.window.port.Watching;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.discovery.Discovery;
import io.github.pidkeeper.core.discovery.FoundBroker;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.watch.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the window shows, and what a person can do with the list of brokers. To be used on one thread only. */
public final class MainModel {

    private final Texts texts;
    private final Brokers brokers;
    private final Watching watching;
    private final PracticeBroker practice;
    private final Supplier<Discovery> discovery;
    private final Executor work;
    private final Executor fx;

    private final BrokerList list;
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.WELCOME);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    private final ObservableList<FoundBroker> found = FXCollections.observableArrayList();
    private Optional<FoundBroker> formBegin = Optional.empty();

    /**
     * Begins with nothing.
     *
     * @param discovery made anew for each search, on a thread that may block
     * @param models makes the model of a broker
     * @param work where to do what may block
     * @param fx the thread of this model
     */
    public MainModel(
            Texts texts,
            Brokers brokers,
            Watching watching,
            PracticeBroker practice,
            Supplier<Discovery> discovery,
            Function<Broker, BrokerModel> models,
            Executor work,
            Executor fx) {
        this.texts = texts;
        this.brokers = brokers;
        this.watching = watching;
        this.practice = practice;
        this.discovery = discovery;
        this.work = work;
        this.fx = fx;
        this.list = new BrokerList(texts, models);
    }

    /** Shows these brokers and whatever is heard of them until the subscription is closed. */
    public Subscription begin(ConfiguredBrokers known) {
        configured(known);
        var heard = new Latest<BrokerName, Snapshot>(fx, list::observed);
        var watch = watching.subscribe(snapshot -> heard.put(snapshot.broker().name(), snapshot));
        var changes = brokers.onChange(() -> work.execute(this::readAgain));
        return () -> {
            watch.close();
            changes.close();
        };
    }

    BrokerList list() {
        return list;
    }

    ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    /** What is wrong with files of the settings, one sentence each. */
    ObservableList<String> problems() {
        return problems;
    }

    /** Whether there are any that the open page does not tell. */
    ObservableBooleanValue problemsShown() {
        return Bindings.isNotEmpty(problems).and(place.isNotEqualTo(Place.UNUSABLE));
    }

    /** Something that went wrong, in one sentence; empty text while there is nothing to say. */
    ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /** Brokers that run or are installed on this machine; looked for when there is nothing else to show. */
    ObservableList<FoundBroker> found() {
        return found;
    }

    /** What the form is to begin with. */
    Optional<FoundBroker> formBegin() {
        return formBegin;
    }

    /** The brokers that are watched, as they are configured. */
    public List<Broker> configured() {
        return list.brokers();
    }

    /** Opens the page of this broker. */
    void select(Entry entry) {
        if (list.select(entry)) {
            leaveAdd();
        }
    }

    /** Opens the page of the broker of that name, if there is one. */
    public void select(String name) {
        list.find(name).ifPresent(this::select);
    }

    /**
     * Opens the page of the broker with which this is to be done, or tells that it is not done.
     *
     * @return empty if it is not done
     */
    Optional<BrokerModel> open(Kind kind, BrokerName name) {
        Optional<Entry> entry = list.find(name.text());
        entry.ifPresent(this::select);
        if (entry.isPresent() && entry.get() instanceof Entry.Watched(BrokerModel broker)) {
            return Optional.of(broker);
        }
        String family = entry.isPresent() ? "window.not-usable." : "window.gone.";
        tell(Sentence.of(family + Texts.kebab(kind), name));
        return Optional.empty();
    }

    /** Opens the page for another broker. */
    void openAdd() {
        openAdd(Optional.empty());
    }

    /** Opens the page for another broker with this one filled in. */
    void openAdd(Optional<FoundBroker> begin) {
        formBegin = begin;
        place.set(Place.ADD);
    }

    /** Back to what there was before. */
    void leaveAdd() {
        place.set(list.selected()
                .get()
                .map(entry -> switch (entry) {
                    case Entry.Watched _ -> Place.BROKER;
                    case Entry.Unusable _ -> Place.UNUSABLE;
                })
                .orElse(Place.WELCOME));
    }

    /** Shows a broker that has just been put among the settings. */
    public void added(Broker broker) {
        list.include(broker);
        select(broker.name().text());
    }

    /** Looks for brokers that run or are installed. */
    void search() {
        work.execute(() -> {
            var brokersHere = discovery.get().find();
            fx.execute(() -> found.setAll(brokersHere));
        });
    }

    /** Adds the practice broker unless it is there, and starts it. */
    void tryPractice() {
        work.execute(() -> {
            var known = brokers.load().brokers();
            var broker = practice.broker(known);
            var trouble = known.contains(broker) ? Optional.<Sentence>empty() : trouble(brokers.add(broker));
            fx.execute(() -> trouble.ifPresentOrElse(this::tell, () -> {
                added(broker);
                list.models().filter(model -> model.broker().equals(broker)).forEach(model -> model.begin(Kind.START));
            }));
        });
    }

    /** Takes the broker out of the settings. */
    void forget(BrokerModel model) {
        work.execute(() -> {
            var trouble = trouble(brokers.remove(model.broker().name()));
            fx.execute(() -> trouble.ifPresentOrElse(this::tell, () -> {
                list.remove(model.broker());
                settle();
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
        list.minutePassed();
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
        list.become(
                known.brokers(),
                known.problems().stream()
                        .map(problem -> Entry.Unusable.of(problem, texts))
                        .toList());
        settle();
    }

    /** A form that is being filled in is not closed by what happens elsewhere. */
    private void settle() {
        if (place.get() != Place.ADD) {
            leaveAdd();
        }
    }
}
