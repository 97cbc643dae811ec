package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.i18n.Reason;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import io.github.pidkeeper.core.watch.Sentinel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

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

    private final ObservableList<JournalRow> rows = FXCollections.observableArrayList();
    private final ObservableSet<String> open = FXCollections.observableSet();
    private final BooleanProperty onlyProblems = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
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

    ObservableList<JournalRow> rows() {
        return rows;
    }

    /** The keys of those rows whose steps are shown. */
    ObservableSet<String> open() {
        return open;
    }

    /** Whether only that is shown which did not come to what was asked for. */
    BooleanProperty onlyProblems() {
        return onlyProblems;
    }

    /** Why there are no rows; empty text while there are some, or nothing is known. */
    ReadOnlyStringProperty empty() {
        return empty.getReadOnlyProperty();
    }

    /** Something to be told besides. */
    ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /** How much there is. */
    ReadOnlyStringProperty size() {
        return size.getReadOnlyProperty();
    }

    Path file() {
        return journal.file();
    }

    /** Shows what is on record about this broker, and what comes, unless that is shown already. */
    void show(Broker shown) {
        if (broker.filter(shown::equals).isPresent() && session.isPresent()) {
            return;
        }
        endSession();
        if (broker.filter(shown::equals).isEmpty()) {
            view = Optional.empty();
            rows.clear();
            open.clear();
            empty.set("");
            note.set("");
            size.set("");
        }
        broker = Optional.of(shown);
        work.execute(() -> {
            Sentinel sentinel = sentinels.get();
            fx.execute(() -> begin(shown, sentinel));
        });
    }

    private void begin(Broker shown, Sentinel sentinel) {
        if (broker.filter(shown::equals).isEmpty() || session.isPresent()) {
            sentinel.close();
            return;
        }
        var ear = new Ear();
        var begun = new JournalSession(journal, shown, words, sentinel, ear::hear);
        ear.session = Optional.of(begun);
        session = ear.session;
        begun.begin();
    }

    /** Leaves the file alone; what was read stays to be seen. */
    void hide() {
        endSession();
        broker = Optional.empty();
    }

    private void endSession() {
        session.ifPresent(JournalSession::close);
        session = Optional.empty();
    }

    /** Hears one session, and nothing of it once it was left. */
    private final class Ear {

        private volatile Optional<JournalSession> session = Optional.empty();

        void hear(JournalView fresh) {
            fx.execute(() -> {
                if (JournalModel.this.session.isPresent() && JournalModel.this.session.equals(session)) {
                    view = Optional.of(fresh);
                    render(fresh);
                }
            });
        }
    }

    private void render(JournalView shown) {
        List<JournalRow> chosen = onlyProblems.get()
                ? shown.newestFirst().stream().filter(JournalRow::isProblem).toList()
                : shown.newestFirst();
        become(chosen);
        size.set(size(chosen.size(), shown.all()));
        note.set(besides(shown));
        empty.set(chosen.isEmpty() ? emptiness(shown) : "");
    }

    private String besides(JournalView shown) {
        if (shown.damaged() > 0) {
            return texts.text("window.journal.damaged", shown.damaged());
        }
        int newest = shown.newestFirst().size();
        return newest < shown.all() ? texts.text("window.journal.newest", newest, shown.all()) : "";
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
                .orElseGet(() ->
                        texts.text(shown.all() == 0 ? "window.journal.nothing-yet" : "window.journal.no-problems"));
    }

    /** What has come is put on top, and the rest stays in its place, selected or not. */
    private void become(List<JournalRow> fresh) {
        int same = 0;
        while (same < Math.min(rows.size(), fresh.size())
                && rows.get(rows.size() - 1 - same).equals(fresh.get(fresh.size() - 1 - same))) {
            same++;
        }
        rows.remove(0, rows.size() - same);
        rows.addAll(0, fresh.subList(0, fresh.size() - same));
    }

    void toggle(JournalRow row) {
        if (!open.remove(row.key())) {
            open.add(row.key());
        }
    }

    /** These operations as text. */
    static String asText(List<JournalRow> chosen) {
        return chosen.stream().map(JournalRow::text).collect(Collectors.joining("\n"));
    }

    /** What to call a file of it. */
    String fileName() {
        return broker.map(it -> "pidkeeper-" + it.name().text() + ".txt").orElse("pidkeeper.txt");
    }

    /** Saves all that is on record about the broker, and says in the note what came of it. */
    void export(SaveDialog.Choice choice) {
        broker.ifPresent(it -> work.execute(() -> {
            String told = export(new JournalExport(journal, it, texts, choice.asStored()), choice.file());
            fx.execute(() -> {
                if (broker.filter(it::equals).isPresent()) {
                    note.set(told);
                }
            });
        }));
    }

    private String export(JournalExport export, Path target) {
        try {
            if (export.wouldReplaceJournal(target)) {
                return texts.text("window.journal.export-elsewhere", target);
            }
            return texts.text(
                    export.write(target) ? "window.journal.exported" : "window.journal.export-nothing", target);
        } catch (IOException e) {
            return texts.text("window.journal.not-exported", target, new Reason(e).sentence());
        }
    }
}
