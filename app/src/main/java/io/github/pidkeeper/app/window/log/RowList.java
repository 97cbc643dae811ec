package io.github.pidkeeper.app.window.log;

import io.github.pidkeeper.core.log.NumberedLines;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.collections.ObservableListBase;

/**
 * The rows of a log, of which only those that were looked at last are in memory; one that is not is asked for when it is looked
 * at, but not while a change is told, and told of when it has come. To be used on one thread only.
 */
final class RowList extends ObservableListBase<LogRow> {

    private static final int MOST_PAGES = 24;

    private final IntConsumer reading;
    private final Map<Integer, LogPage> pages = new LinkedHashMap<>(64, 0.75f, true);
    private Optional<NumberedLines> lines = Optional.empty();
    private int size;
    private boolean telling;

    /** @param reading is asked for a page that is not there, and calls {@link #arrived} later */
    RowList(IntConsumer reading) {
        this.reading = reading;
    }

    /** Whose rows these are; empty where there are none, or only those that were read first. */
    Optional<NumberedLines> lines() {
        return lines;
    }

    /** Shows other lines instead, with pages that are known already. */
    void become(Optional<NumberedLines> other, int rows, List<LogPage> known) {
        // By two changes: of one that replaces all, JavaFX would look for the selected row among all that are new.
        int before = size;
        beginChange();
        pages.clear();
        lines = Optional.empty();
        size = 0;
        if (before > 0) {
            nextRemove(0, Collections.nCopies(before, LogRow.PENDING));
        }
        tell();
        beginChange();
        known.forEach(this::keep);
        lines = other;
        size = rows;
        if (rows > 0) {
            nextAdd(0, rows);
        }
        tell();
    }

    /**
     * All lines are known of which these rows, so far without, are the end: those before them are added, and what has been
     * written since. What is not their end takes their place.
     */
    void complete(NumberedLines all, int rows, List<LogPage> known) {
        int last = size == 0 ? -1 : rowOf(get(size - 1), known);
        int added = last - (size - 1);
        if (lines.isPresent() || last < 0 || added < 0) {
            become(Optional.of(all), rows, known);
            return;
        }
        beginChange();
        pages.clear();
        known.forEach(this::keep);
        lines = Optional.of(all);
        size = rows;
        if (added > 0) {
            nextAdd(0, added);
        }
        // It may have been a part of a line.
        nextUpdate(last);
        if (rows > last + 1) {
            nextAdd(last + 1, rows);
        }
        tell();
    }

    private static int rowOf(LogRow wanted, List<LogPage> pages) {
        for (LogPage page : pages) {
            for (int within = 0; within < page.rows().size(); within++) {
                if (page.rows().get(within).position() == wanted.position()) {
                    return page.number() * LogPage.SIZE + within;
                }
            }
        }
        return -1;
    }

    /** Has more rows at its end, and what is known of its last pages. */
    void grow(int rows, List<LogPage> known) {
        int before = size;
        beginChange();
        // What is on the last page may be another line by now, or a longer one.
        pages.keySet().removeIf(page -> page >= LogPage.of(Math.max(0, before - 1)));
        known.forEach(this::keep);
        size = rows;
        if (rows < before) {
            nextRemove(rows, Collections.nCopies(before - rows, LogRow.PENDING));
        } else if (rows > before) {
            nextAdd(before, rows);
        }
        if (before > 0 && rows > 0) {
            nextUpdate(Math.min(before, rows) - 1);
        }
        tell();
    }

    /** A page has come that was asked for, of these lines. */
    void arrived(NumberedLines from, LogPage page) {
        int first = page.number() * LogPage.SIZE;
        if (lines.filter(from::equals).isEmpty() || first >= size) {
            return;
        }
        beginChange();
        keep(page);
        for (int row = first; row < Math.min(size, first + LogPage.SIZE); row++) {
            nextUpdate(row);
        }
        tell();
    }

    /** Those who hear of a change may go through all rows, to find the selected one among them; that is no reason to read any. */
    private void tell() {
        telling = true;
        try {
            endChange();
        } finally {
            telling = false;
        }
    }

    private void keep(LogPage page) {
        pages.put(page.number(), page);
        var oldest = pages.keySet().iterator();
        while (pages.size() > MOST_PAGES) {
            oldest.next();
            oldest.remove();
        }
    }

    @Override
    public LogRow get(int row) {
        int number = LogPage.of(row);
        var page = pages.get(number);
        int within = row % LogPage.SIZE;
        if (page == null) {
            ask(number);
            return LogRow.PENDING;
        }
        return within < page.rows().size() ? page.rows().get(within) : LogRow.PENDING;
    }

    private void ask(int number) {
        if (!telling) {
            // Once: until it arrives there is one without rows.
            keep(new LogPage(number, List.of()));
            reading.accept(number);
        }
    }

    @Override
    public int size() {
        return size;
    }
}
