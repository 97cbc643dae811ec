package io.github.pidkeeper.app.window.log;

import java.util.OptionalInt;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** What the keys do in a list of rows: they go from row to row, and with Shift they choose all rows on their way. */
record RowKeys(ListView<LogRow> list, RowSheet sheet) {

    private static final KeyCombination ALL = KeyCombination.valueOf("Shortcut+A");

    void pressed(KeyEvent event) {
        int rows = list.getItems().size();
        var wanted = rows == 0 ? OptionalInt.empty() : wanted(event.getCode(), rows);
        if (wanted.isPresent()) {
            go(Math.clamp(wanted.getAsInt(), 0, rows - 1), event.isShiftDown());
        } else if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            sheet.moveAcross(event.getCode() == KeyCode.LEFT ? -1 : 1);
        } else if (ALL.match(event)) {
            list.getSelectionModel().selectAll();
        } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
            list.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        } else {
            return;
        }
        event.consume();
    }

    private OptionalInt wanted(KeyCode key, int rows) {
        return switch (key) {
            case UP, KP_UP -> OptionalInt.of(here() - 1);
            case DOWN, KP_DOWN -> OptionalInt.of(here() + 1);
            case PAGE_UP -> OptionalInt.of(here() - sheet.page());
            case PAGE_DOWN -> OptionalInt.of(here() + sheet.page());
            case HOME -> OptionalInt.of(0);
            case END -> OptionalInt.of(rows - 1);
            default -> OptionalInt.empty();
        };
    }

    /** The row that was gone to last; where none was, the last one that can be seen. */
    private int here() {
        return list.getSelectionModel().isEmpty()
                ? sheet.lastSeen()
                : list.getFocusModel().getFocusedIndex();
    }

    private void go(int row, boolean choosing) {
        var selection = list.getSelectionModel();
        if (choosing && !selection.isEmpty()) {
            int anchor = anchor();
            selection.clearSelection();
            selection.selectRange(anchor, row + (row < anchor ? -1 : 1));
            list.getFocusModel().focus(row);
        } else {
            selection.clearAndSelect(row);
        }
        sheet.show(row);
    }

    /** The other end of what is chosen. */
    private int anchor() {
        var chosen = list.getSelectionModel().getSelectedIndices();
        int focused = list.getFocusModel().getFocusedIndex();
        return focused == chosen.getFirst() ? chosen.getLast() : chosen.getFirst();
    }
}
