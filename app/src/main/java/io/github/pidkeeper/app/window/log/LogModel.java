package io.github.pidkeeper.app.window.log;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.fx.Latest;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.CapturedOutput;
import io.github.pidkeeper.core.log.LastStart;
import io.github.pidkeeper.core.log.LogAccess;
import io.github.pidkeeper.core.log.LogFilter;
import io.github.pidkeeper.core.log.LogPlace;
import io.github.pidkeeper.core.log.LogPlaces;
import io.github.pidkeeper.core.log.LogTape;
import io.github.pidkeeper.core.log.NumberedLines;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The log of a broker as it is shown: its rows, which are chosen, and what was found in it. Nothing is read, and nobody
 * listens to the file, but between {@link #show} and {@link #hide}. To be used on one thread only.
 */
public final class LogModel {

    private final LogAccess access;
    private final CapturedOutput output;
    private final LogWords words;
    private final Executor work;
    private final Executor fx;

    private final RowList rows = new RowList(this::readPage);
    private final ObservableList<LogPlace> places = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<LogPlace>> place = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyObjectWrapper<Reveal> revealed = new ReadOnlyObjectWrapper<>(new Reveal(-1, 0));

    private Optional<Broker> broker = Optional.empty();
    private Optional<ProcessFacts> process = Optional.empty();
    private Optional<LogSession> session = Optional.empty();
    private Consumer<String> clipboard = _ -> {};
    private LogFilter filter = LogFilter.all();
    private String searched = "";
    private boolean jumpWhenFound;

    /**
     * Begins with nothing.
     *
     * @param work where to do what may block
     * @param fx the thread of this model
     */
    public LogModel(LogAccess access, CapturedOutput output, Texts texts, Executor work, Executor fx) {
        this.access = access;
        this.output = output;
        this.words = new LogWords(texts);
        this.work = work;
        this.fx = fx;
    }

    /**
     * A row that is to be looked at.
     *
     * @param time another one each time, so that the same row can be shown again
     */
    record Reveal(int row, long time) {}

    /** The rows, in the order of the log. */
    RowList rows() {
        return rows;
    }

    /** The files that the log can be read from. */
    ObservableList<LogPlace> places() {
        return places;
    }

    ReadOnlyObjectProperty<Optional<LogPlace>> place() {
        return place.getReadOnlyProperty();
    }

    /** Whether the end is to stay in sight. */
    BooleanProperty following() {
        return following;
    }

    /** How much there is. */
    ReadOnlyStringProperty size() {
        return size.getReadOnlyProperty();
    }

    /** Why there are no rows; empty text while there are some, or nothing is known. */
    ReadOnlyStringProperty empty() {
        return empty.getReadOnlyProperty();
    }

    /** Something to be told besides. */
    ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /** How many lines were found, and which of them is shown. */
    ReadOnlyStringProperty found() {
        return found.getReadOnlyProperty();
    }

    /** How far a search has come, from 0 to 1; 1 when there is nothing to wait for. */
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Reveal> revealed() {
        return revealed.getReadOnlyProperty();
    }

    /** Opens the log of this broker, unless it is open. */
    void show(Broker shown, Optional<ProcessFacts> its) {
        boolean same = broker.filter(shown::equals).isPresent()
                && session.isPresent()
                && process.map(ProcessFacts::identity).equals(its.map(ProcessFacts::identity));
        process = its;
        if (same) {
            return;
        }
        boolean another = broker.filter(shown::equals).isEmpty();
        broker = Optional.of(shown);
        if (another) {
            place.set(Optional.empty());
            rows.become(Optional.empty(), 0, List.of());
        }
        work.execute(() -> {
            var known = LogPlaces.of(shown, output.of(shown), its);
            fx.execute(() -> {
                if (broker.filter(shown::equals).isPresent()) {
                    arrived(known);
                }
            });
        });
    }

    private void arrived(LogPlaces known) {
        if (!places.equals(known.files())) {
            places.setAll(known.files());
        }
        var chosen = place.get().filter(known.files()::contains);
        if (chosen.isPresent() && session.isPresent()) {
            return;
        }
        chosen.or(() -> known.files().stream().findFirst()).ifPresentOrElse(this::open, () -> {
            endSession();
            rows.become(Optional.empty(), 0, List.of());
            size.set("");
            empty.set(words.elsewhere(known));
        });
    }

    /** Reads this file instead. */
    void open(LogPlace chosen) {
        if (place.get().filter(chosen::equals).isPresent() && session.isPresent()) {
            return;
        }
        endSession();
        place.set(Optional.of(chosen));
        following.set(true);
        note.set("");
        empty.set("");
        var opened = new LogSession(access, chosen.path(), words, new Ear());
        session = Optional.of(opened);
        if (!filter.isAll()) {
            opened.choose(filter);
        }
        opened.begin();
    }

    /** Leaves the file alone; what was read stays to be seen. */
    void hide() {
        endSession();
        broker = Optional.empty();
    }

    private void endSession() {
        session.ifPresent(LogSession::close);
        session = Optional.empty();
        progress.set(1);
    }

    private void readPage(int number) {
        session.ifPresent(open -> rows.lines().ifPresent(lines -> open.read(lines, number)));
    }

    /** Shows only lines that are wanted. */
    void choose(LogFilter wanted) {
        if (!wanted.equals(filter)) {
            filter = wanted;
            session.ifPresent(open -> open.choose(wanted));
        }
    }

    /** Looks for a text in the lines that are shown; the first one that is found will be shown. */
    void search(String text) {
        if (!text.equals(searched)) {
            searched = text;
            found.set("");
            jumpWhenFound = !text.isEmpty();
            session.ifPresent(open -> open.search(text));
        }
    }

    boolean isSearched(LogRow row) {
        return !searched.isEmpty() && row.text().toLowerCase(Locale.ROOT).contains(searched.toLowerCase(Locale.ROOT));
    }

    /** Shows the next line that was found, from this row on. */
    void find(Optional<LogRow> from, boolean backwards) {
        long position =
                from.filter(row -> !row.isPending()).map(LogRow::position).orElse(backwards ? Long.MAX_VALUE : -1L);
        session.ifPresent(open -> open.find(position, backwards));
    }

    /** Shows where the broker was started last. */
    void findStart() {
        note.set("");
        broker.ifPresent(it -> session.ifPresent(open -> open.findStart(new LastStart(
                it.kind(), process.map(ProcessFacts::startedAt), words.texts().zone()))));
    }

    /** Hands the lines of these rows, as they are but for their secrets, to the clipboard. */
    void copy(List<Integer> numbers, Consumer<String> target) {
        clipboard = target;
        session.ifPresent(open -> rows.lines().ifPresent(lines -> open.copy(lines, List.copyOf(numbers))));
    }

    private void looked(LogView view) {
        if (rows.lines().filter(view.lines()::equals).isPresent()) {
            rows.grow(view.rows(), view.last());
        } else if (view.rows() == view.all()) {
            rows.complete(view.lines(), view.rows(), view.last());
        } else {
            rows.become(Optional.of(view.lines()), view.rows(), view.last());
        }
        progress.set(1);
        boolean chosen = !filter.isAll();
        size.set(view.all() == 0 ? "" : words.size(view.rows(), view.all(), chosen, view.bytes()));
        var problem = place.get().flatMap(it -> words.problem(it.path(), view.found()));
        place.get().ifPresent(it -> {
            if (view.gap()) {
                note.set(words.text("log.gap", it.path()));
            } else if (view.cutOff()) {
                note.set(words.text("log.cut-off", it.path()));
            } else if (problem.isPresent() && view.rows() > 0) {
                note.set(problem.get());
            }
        });
        empty.set(view.rows() > 0 ? "" : problem.orElseGet(() -> words.text(emptiness(view, chosen))));
        if (!searched.isEmpty()) {
            found.set(words.found(0, view.matches()));
            if (jumpWhenFound && view.matches() > 0) {
                jumpWhenFound = false;
                find(Optional.empty(), true);
            }
        }
    }

    private static String emptiness(LogView view, boolean chosen) {
        return chosen && view.all() > 0 ? "window.log.none-chosen" : "window.log.nothing-yet";
    }

    /** Carries what the session's threads tell to the thread of this model, and nothing of a session that was left. */
    private final class Ear implements LogSession.Listener {

        private final Latest<Boolean, Double> done =
                new Latest<>(LogModel.this.fx, latest -> latest.values().forEach(this::heard));

        private void tell(Runnable news) {
            fx.execute(() -> {
                if (isOfTheOpenSession()) {
                    news.run();
                }
            });
        }

        private boolean isOfTheOpenSession() {
            return session.filter(open -> open.isToldBy(this)).isPresent();
        }

        @Override
        public void first(LogTape tape, List<LogRow> last) {
            var pages = new ArrayList<LogPage>();
            for (int at = 0; at < last.size(); at += LogPage.SIZE) {
                pages.add(new LogPage(LogPage.of(at), last.subList(at, Math.min(last.size(), at + LogPage.SIZE))));
            }
            tell(() -> {
                if (filter.isAll()) {
                    rows.become(Optional.empty(), last.size(), pages);
                }
            });
        }

        @Override
        public void looked(LogView view) {
            tell(() -> LogModel.this.looked(view));
        }

        @Override
        public void read(NumberedLines lines, LogPage page) {
            tell(() -> rows.arrived(lines, page));
        }

        @Override
        public void progress(double so) {
            done.put(true, so);
        }

        private void heard(double so) {
            if (isOfTheOpenSession()) {
                progress.set(so);
            }
        }

        @Override
        public void reveal(int row, int match, long matches) {
            tell(() -> {
                following.set(false);
                if (match > 0) {
                    found.set(words.found(match, matches));
                }
                revealed.set(new Reveal(row, revealed.get().time() + 1));
            });
        }

        @Override
        public void copied(String text) {
            tell(() -> clipboard.accept(text));
        }

        @Override
        public void failed(IOException failure) {
            tell(() -> place.get()
                    .ifPresent(it ->
                            note.set(words.text("log.unreadable", it.path(), String.valueOf(failure.getMessage())))));
        }

        @Override
        public void noStart() {
            tell(() -> place.get().ifPresent(it -> note.set(words.text("log.no-start", it.path()))));
        }
    }
}
