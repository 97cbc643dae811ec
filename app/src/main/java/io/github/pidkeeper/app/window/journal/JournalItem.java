package io.github.pidkeeper.app.window.journal;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * An operation in the list: the same item for as long as it is there, whatever becomes known of it, so that it stays selected.
 * To be used on one thread only.
 */
final class JournalItem {

    private final ReadOnlyObjectWrapper<JournalRow> row;
    private final BooleanProperty open = new SimpleBooleanProperty();

    JournalItem(JournalRow row) {
        this.row = new ReadOnlyObjectWrapper<>(row);
    }

    String key() {
        return row.get().key();
    }

    ReadOnlyObjectProperty<JournalRow> row() {
        return row.getReadOnlyProperty();
    }

    /** Something more is known of it, perhaps. */
    void become(JournalRow fresh) {
        row.set(fresh);
    }

    /** Whether its steps are shown. */
    BooleanProperty open() {
        return open;
    }

    void toggle() {
        open.set(!open.get());
    }
}
