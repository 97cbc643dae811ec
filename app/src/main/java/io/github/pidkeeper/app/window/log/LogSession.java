package io.github.pidkeeper.app.window.log;

import io.github.pidkeeper.core.log.ChosenLines;
import io.github.pidkeeper.core.log.IndexedLines;
import io.github.pidkeeper.core.log.LastStart;
import io.github.pidkeeper.core.log.LogAccess;
import io.github.pidkeeper.core.log.LogFilter;
import io.github.pidkeeper.core.log.LogFollower;
import io.github.pidkeeper.core.log.LogLine;
import io.github.pidkeeper.core.log.LogReader;
import io.github.pidkeeper.core.log.LogTape;
import io.github.pidkeeper.core.log.NumberedLines;
import io.github.pidkeeper.core.verdict.ShownLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log that is open in the window, and the threads that read it: one follows the file, one reads pages, and each search or
 * choice of lines has one of its own, which ends when another takes its place.
 *
 * <p>The end of the log is told at once, and all of it when its lines are counted.
 */
final class LogSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogSession.class);

    /** More than any window is high, and read in a moment. */
    private static final int FIRST = 3 * LogPage.SIZE;

    private static final int MOST_COPIED = 100_000;
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final LogTape tape;
    private final LogFollower follower;
    private final LogWords words;
    private final Listener listener;
    private final ExecutorService pages = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("log-pages").factory());
    private final AtomicInteger choices = new AtomicInteger();
    private final AtomicInteger searches = new AtomicInteger();
    private volatile IndexedLines all;
    private volatile Optional<ChosenLines> chosen = Optional.empty();
    private volatile Optional<ChosenLines> search = Optional.empty();
    private volatile LogFilter filter = LogFilter.all();
    private volatile String searched = "";
    private volatile boolean counted;
    private volatile boolean closed;

    /** Is told what was read, on the threads of the session. */
    interface Listener {

        /** The last lines, before all are counted; empty where there is no file. */
        void first(LogTape tape, List<LogRow> rows);

        void looked(LogView view);

        void read(NumberedLines lines, LogPage page);

        /** Something that takes a while has come so far, from 0 to 1. */
        void progress(double done);

        /** A row is to be shown, and is the so many-th that was found; 0 if it was not searched for. */
        void reveal(int row, int match, long matches);

        void copied(String text);

        void failed(IOException failure);

        void noStart();
    }

    LogSession(LogAccess access, Path path, LogWords words, Listener listener) {
        this.tape = new LogTape(access.files(), path);
        this.follower = new LogFollower(tape, access.sentinels().get());
        this.words = words;
        this.listener = listener;
        this.all = new IndexedLines(tape);
    }

    /** Whether it tells this listener. */
    boolean isToldBy(Listener other) {
        return listener.equals(other);
    }

    void begin() {
        Thread.ofPlatform().daemon().name("log").start(this::follow);
    }

    private void follow() {
        try (tape) {
            tape.look();
            listener.first(tape, rows(new LogReader(tape).last(FIRST, LogFilter.all())));
            all = new IndexedLines(tape);
            follower.run(change -> {
                update(change);
                return !closed;
            });
        } catch (IOException e) {
            failed(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void update(LogTape.Change change) throws IOException {
        if (!all.isValid()) {
            all = new IndexedLines(tape);
        }
        long begin = tape.start();
        long since = System.nanoTime();
        boolean whole = all.extend(position -> {
            if (!counted) {
                tellProgress(since, position - begin, tape.end() - tape.start());
            }
            return !closed;
        });
        counted = whole;
        if (chosen.isPresent()) {
            chosen = Optional.of(extended(chosen.get(), filter));
        }
        if (search.isPresent()) {
            search = Optional.of(extended(search.get(), searchFilter()));
        }
        if (whole) {
            tell(change);
        }
    }

    /** What is done in a moment needs no bar. */
    private void tellProgress(long since, long done, long all) {
        if (System.nanoTime() - since > MOMENT.toNanos()) {
            listener.progress((double) done / Math.max(1, all));
        }
    }

    private ChosenLines extended(ChosenLines lines, LogFilter wanted) throws IOException {
        var current = lines.isValid() ? lines : chosenLines(wanted);
        current.extend(_ -> !closed);
        return current;
    }

    private ChosenLines chosenLines(LogFilter wanted) {
        var shown = filter;
        return new ChosenLines(tape, line -> shown.test(line) && wanted.test(line));
    }

    private LogFilter searchFilter() {
        return new LogFilter(Optional.empty(), Optional.of(searched));
    }

    private NumberedLines shown() {
        return chosen.<NumberedLines>map(it -> it).orElse(all);
    }

    private synchronized void tell(LogTape.Change change) throws IOException {
        var lines = shown();
        int size = lines.size();
        int page = LogPage.of(Math.max(0, size - 1));
        var last = new ArrayList<LogPage>();
        for (int number = Math.max(0, page - 1); size > 0 && number <= page; number++) {
            last.add(page(lines, number));
        }
        listener.looked(new LogView(
                tape.found(),
                tape.end() - tape.start(),
                lines,
                size,
                all.size(),
                last,
                search.map(ChosenLines::found).orElse(0L),
                change.anew(),
                change.gap()));
    }

    private LogPage page(NumberedLines lines, int number) throws IOException {
        return new LogPage(number, rows(lines.lines(number * LogPage.SIZE, LogPage.SIZE)));
    }

    private List<LogRow> rows(List<LogLine> lines) {
        return lines.stream().map(words::row).toList();
    }

    /** Reads a page, and tells it later. */
    void read(NumberedLines lines, int number) {
        pages.execute(() -> attempt(() -> listener.read(lines, page(lines, number))));
    }

    /** Shows only lines that are wanted, once they are found. */
    void choose(LogFilter wanted) {
        int choice = choices.incrementAndGet();
        filter = wanted;
        inBackground(() -> {
            Optional<ChosenLines> lines = Optional.empty();
            if (!wanted.isAll()) {
                var fresh = new ChosenLines(tape, wanted);
                if (!extend(fresh, () -> choices.get() == choice)) {
                    return;
                }
                lines = Optional.of(fresh);
            }
            if (choices.get() == choice) {
                chosen = lines;
                tell(new LogTape.Change(false, false, false));
                if (!searched.isEmpty()) {
                    search(searched);
                }
            }
        });
    }

    /** Finds out which of the lines that are shown have this text. */
    void search(String text) {
        int number = searches.incrementAndGet();
        searched = text;
        if (text.isEmpty()) {
            search = Optional.empty();
            return;
        }
        var fresh = chosenLines(searchFilter());
        inBackground(() -> {
            if (extend(fresh, () -> searches.get() == number) && searches.get() == number) {
                search = Optional.of(fresh);
                tell(new LogTape.Change(false, false, false));
            }
        });
    }

    private boolean extend(ChosenLines lines, BooleanSupplier wanted) throws IOException {
        long begin = tape.start();
        long end = tape.end() - begin;
        long since = System.nanoTime();
        return lines.extend(position -> {
            tellProgress(since, position - begin, end);
            return !closed && wanted.getAsBoolean();
        });
    }

    /** Shows the next line that was found, behind this one or before it, and after the last one the first. */
    void find(long position, boolean backwards) {
        search.filter(found -> found.size() > 0)
                .ifPresent(found -> inBackground(() -> {
                    int size = found.size();
                    int at = found.numberAt(position);
                    boolean on = at < size && found.positionOf(at) == position;
                    int next = backwards ? at - 1 : at + (on ? 1 : 0);
                    int match = Math.floorMod(next, size);
                    long dropped = found.found() - size;
                    listener.reveal(
                            shown().numberAt(found.positionOf(match)), (int) (dropped + match + 1), found.found());
                }));
    }

    /** Shows where the broker was started last. */
    void findStart(LastStart start) {
        inBackground(() -> {
            OptionalLong found = start.find(tape);
            if (found.isPresent()) {
                listener.reveal(shown().numberAt(found.getAsLong()), 0, 0);
            } else {
                listener.noStart();
            }
        });
    }

    /** Reads the lines of these numbers, and tells them as one text: as they are, but for their secrets. */
    void copy(NumberedLines lines, List<Integer> numbers) {
        inBackground(() -> {
            var text = new StringBuilder();
            for (int number : numbers.subList(0, Math.min(numbers.size(), MOST_COPIED))) {
                lines.lines(number, 1)
                        .forEach(line ->
                                text.append(new ShownLine(line.text()).masked()).append('\n'));
            }
            listener.copied(text.toString());
        });
    }

    /** What may fail where the file does. */
    private interface Reading {
        void run() throws IOException;
    }

    private void inBackground(Reading reading) {
        Thread.ofPlatform().daemon().name("log-search").start(() -> attempt(reading));
    }

    private void attempt(Reading reading) {
        try {
            reading.run();
        } catch (IOException e) {
            failed(e);
        }
    }

    /** What is closed fails, and nobody needs to know. */
    private void failed(IOException failure) {
        if (closed) {
            LOG.debug("closed while it was read", failure);
        } else {
            listener.failed(failure);
        }
    }

    @Override
    public void close() {
        closed = true;
        follower.close();
        pages.shutdownNow();
    }
}
