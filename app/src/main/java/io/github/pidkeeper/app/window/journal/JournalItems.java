package io.github.pidkeeper.app.window.journal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The operations in the list, the newest first. What changes is changed by itself: nothing else loses its place. */
final class JournalItems {

    private final ObservableList<JournalItem> items = FXCollections.observableArrayList();

    ObservableList<JournalItem> all() {
        return items;
    }

    void clear() {
        items.clear();
    }

    /** Shows these. */
    void become(List<JournalRow> fresh) {
        Set<String> wanted = fresh.stream().map(JournalRow::key).collect(Collectors.toCollection(HashSet::new));
        for (int at = items.size() - 1; at >= 0; at--) {
            if (!wanted.contains(items.get(at).key())) {
                items.remove(at);
            }
        }
        for (int at = 0; at < fresh.size(); at++) {
            JournalRow row = fresh.get(at);
            if (at < items.size() && items.get(at).key().equals(row.key())) {
                items.get(at).become(row);
            } else {
                items.add(at, new JournalItem(row));
            }
        }
        // An operation that began earlier than one that was shown before it, as only a clock that was set makes it.
        items.remove(fresh.size(), items.size());
    }
}
