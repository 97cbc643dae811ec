package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.journal.BrokerHistory;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import io.github.pidkeeper.core.watch.Sentinel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;

/**
 * The journal of a broker as it is shown, the newest operation first. Nothing is read, and nobody listens to the file, but
 * between {@link #show} and {@link #hide}. To be used on one thread only.
 */
public final class JournalModel {

    private final JournalReader journal;
    private final Supplier<Sentinel> sentinels;
    private final Texts texts;
    private final JournalRows words;
    private final Executor work;
    private final Executor fx;

    private final JournalItems items = new JournalItems();
    private final BooleanProperty onlyProblems = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper exported = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");

    private Optional<Broker> broker = Optional.empty();
    private Optional<JournalSession> session = Optional.empty();
    private Optional<JournalView> view = Optional.empty();

    /**
     * Begins with nothing.
     *
     * @param sentinels makes one for each journal that is followed
     * @param work where to do what may block
     * @param fx the thread of this model
     */
    public JournalModel(JournalReader journal, Supplier<Sentinel> sentinels, Texts texts, Executor work, Executor fx) {
        this.journal = journal;
        this.sentinels = sentinels;
        this.texts = texts;
        this.words = new JournalRows(texts);
        this.work = work;
        this.fx = fx;
        onlyProblems.subscribe(_ -> view.ifPresent(this::render));
    }

    ObservableList<JournalItem> items() {
        return items.all();
    }

    /** Whether only that is shown which did not come to what was asked for. */
    BooleanProperty onlyProblems() {
        return onlyProblems;
    }

    /** Why there are no items; empty text while there are some, or nothing is known. */
    ReadOnlyStringProperty empty() {
        return empty.getReadOnlyProperty();
    }

    /** Something to be told besides. */
    ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /** What came of the last export. */
    ReadOnlyStringProperty exported() {
        return exported.getReadOnlyProperty();
    }

    /** How much there is. */
    ReadOnlyStringProperty size() {
        return size.getReadOnlyProperty();
    }

    Path file() {
        return journal.file();
    }

    /** Whose journal is shown. */
    Optional<Broker> broker() {
        return broker;
    }

    /** Shows what is on record about this broker, and what comes, unless that is shown already. */
    void show(Broker shown) {
        boolean same = broker.filter(shown::equals).isPresent();
        if (same && session.isPresent()) {
            return;
        }
        hide();
        if (!same) {
            broker = Optional.of(shown);
            view = Optional.empty();
            items.clear();
            empty.set("");
            note.set("");
            exported.set("");
            size.set("");
        }
        var ear = new Ear();
        var begun = new JournalSession(journal, new BrokerHistory(shown), words, ear::hear);
        ear.own = Optional.of(begun);
        session = Optional.of(begun);
        begun.begin(sentinels);
    }

    /** Leaves the file alone; what was read stays to be seen. */
    void hide() {
        session.ifPresent(JournalSession::close);
        session = Optional.empty();
    }

    /** Hears one session, and nothing of it once it was left. */
    private final class Ear {

        private Optional<JournalSession> own = Optional.empty();

        void hear(JournalView fresh) {
            fx.execute(() -> {
                if (session.isPresent() && session.equals(own)) {
                    view = Optional.of(fresh);
                    render(fresh);
                }
            });
        }
    }

    private void render(JournalView shown) {
        JournalView.Part part = onlyProblems.get() ? shown.problems() : shown.all();
        items.become(part.newestFirst());
        size.set(size(part.count(), shown.all().count()));
        note.set(besides(part, shown.damaged()));
        empty.set(part.count() == 0 ? emptiness(shown) : "");
    }

    private String besides(JournalView.Part part, long damaged) {
        var newest = Optional.of(part)
                .filter(it -> !it.isWhole())
                .map(it -> texts.text("window.journal.newest", it.newestFirst().size(), it.count()));
        var lost = Optional.of(damaged)
                .filter(lines -> lines > 0)
                .map(lines -> texts.text("window.journal.damaged", lines));
        return Stream.of(newest, lost).flatMap(Optional::stream).collect(Collectors.joining("\n"));
    }

    private String size(int chosen, int all) {
        if (all == 0) {
            return "";
        }
        return chosen == all
                ? texts.text("window.journal.size", all)
                : texts.text("window.journal.size-chosen", chosen, all);
    }

    private String emptiness(JournalView shown) {
        return shown.problem()
                .map(texts::text)
                .orElseGet(() -> texts.text(
                        shown.all().count() == 0 ? "window.journal.nothing-yet" : "window.journal.no-problems"));
    }

    /** These operations as text. */
    static String asText(List<JournalItem> chosen) {
        return chosen.stream().map(item -> item.row().get().text()).collect(Collectors.joining("\n"));
    }

    /** Saves all that is on record about a broker, and tells what came of it. */
    void export(Broker of, SaveDialog.Choice choice) {
        exported.set("");
        work.execute(() -> {
            Sentence told =
                    new JournalExport(journal, new BrokerHistory(of), texts, choice.asStored()).to(choice.file());
            fx.execute(() -> exported.set(texts.text(told)));
        });
    }
}
