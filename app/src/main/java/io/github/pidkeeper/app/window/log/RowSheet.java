package io.github.pidkeeper.app.window.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * What is seen of rows that are all of one height, and the bars to see more. While the end is followed, the last row is at the
 * bottom whatever comes and however high this is: its place is found by each layout, and nobody has to scroll there.
 *
 * <p>What it costs does not depend on how many rows there are. JavaFX's own VirtualFlow (25.0.4) goes through all of them
 * several times for each layout and each scroll, though all are of one height: with the million lines of a large log the window
 * would stand still for a tenth of a second whenever a line is written.
 */
final class RowSheet extends Region {

    private static final double STEP = 40;

    private final ListView<LogRow> list;
    private final ObservableList<LogRow> rows;
    private final ObservableValue<Boolean> following;
    private final double rowHeight;
    private final Pane view = new Pane();
    private final Rectangle clip = new Rectangle();
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final List<ListCell<LogRow>> cells = new ArrayList<>();
    private double top;
    private double seen;
    private double widest;
    private boolean settingBars;

    /** @param list with its rows, their fixed height and the maker of their cells */
    RowSheet(ListView<LogRow> list, ObservableValue<Boolean> following) {
        this.list = list;
        this.rows = list.getItems();
        this.following = following;
        this.rowHeight = list.getFixedCellSize();
        // Rows come and go without the page around them being laid out.
        setManaged(false);
        vertical.setOrientation(Orientation.VERTICAL);
        view.setClip(clip);
        getChildren().setAll(view, vertical, horizontal);
        rows.addListener(this::changed);
        following.subscribe(this::requestLayout);
        vertical.valueProperty().subscribe(value -> moved(value.doubleValue()));
        horizontal.valueProperty().subscribe(() -> moved(top));
        addEventHandler(ScrollEvent.SCROLL, this::turned);
    }

    /** Brings this row into sight, and moves no more than it must. */
    void show(int row) {
        double begin = row * rowHeight;
        moveTo(Math.max(Math.min(top, begin), begin + rowHeight - seen));
    }

    /** Makes this row the first one. */
    void showFirst(int row) {
        moveTo(row * rowHeight);
    }

    /** Moves by so many steps to the right, or to the left. */
    void moveAcross(int steps) {
        setAcross(horizontal.getValue() + steps * STEP);
    }

    /** How many rows can be seen as a whole. */
    int page() {
        return Math.max(1, (int) (seen / rowHeight));
    }

    /** The last row that can be seen as a whole; -1 where there is none. */
    int lastSeen() {
        return Math.min(rows.size(), (int) ((top + seen) / rowHeight)) - 1;
    }

    /** The cell that shows this row, if it can be seen. */
    Optional<ListCell<LogRow>> cellOf(int row) {
        return cells.stream()
                .filter(cell -> cell.isVisible() && cell.getIndex() == row)
                .findFirst();
    }

    /** Makes the cells anew of the rows that are seen. */
    void refresh() {
        cells.forEach(cell -> cell.updateIndex(-1));
        requestLayout();
    }

    private void moveTo(double wanted) {
        top = wanted;
        requestLayout();
    }

    /** A bar was moved by somebody, and not by what there is. */
    private void moved(double wanted) {
        if (!settingBars) {
            moveTo(wanted);
        }
    }

    private void turned(ScrollEvent event) {
        double before = top;
        moveTo(within(top - event.getDeltaY(), seen));
        double left = horizontal.getValue();
        setAcross(left - event.getDeltaX());
        if (top != before || horizontal.getValue() != left) {
            event.consume();
        }
    }

    private void setAcross(double wanted) {
        horizontal.setValue(Math.clamp(wanted, 0, horizontal.getMax()));
    }

    private void changed(ListChangeListener.Change<? extends LogRow> change) {
        while (change.next()) {
            boolean before = change.wasAdded() && change.getFrom() == 0 && change.getTo() < rows.size();
            if (before && !change.wasRemoved()) {
                shift(change.getAddedSize());
            }
        }
        if (rows.isEmpty()) {
            top = 0;
            widest = 0;
        }
        requestLayout();
    }

    /** Rows have come before those that are seen, which stay where they are. */
    private void shift(int more) {
        top += more * rowHeight;
        cells.stream().filter(cell -> cell.getIndex() >= 0).forEach(cell -> cell.updateIndex(cell.getIndex() + more));
    }

    /** The place to begin at, or the next one to it that there is, where so much can be seen. */
    private double within(double wanted, double height) {
        double end = Math.max(0, length() - height);
        return following.getValue() ? end : Math.clamp(wanted, 0, end);
    }

    private double length() {
        return rows.size() * rowHeight;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        makeCells(height);
        // With a bar at the bottom no other rows are seen than without it.
        fill(within(top, height), height);
        double barWidth = snapSizeX(vertical.prefWidth(-1));
        boolean wide = widest > width - (length() > height ? barWidth : 0);
        seen = height - (wide ? snapSizeY(horizontal.prefHeight(-1)) : 0);
        boolean tall = length() > seen;
        double room = width - (tall ? barWidth : 0);
        top = within(top, seen);
        settingBars = true;
        setBar(vertical, tall, length(), seen, top);
        setBar(horizontal, wide, widest, room, Math.min(horizontal.getValue(), widest - room));
        settingBars = false;
        vertical.resizeRelocate(room, 0, barWidth, seen);
        horizontal.resizeRelocate(0, seen, room, height - seen);
        view.resizeRelocate(0, 0, room, seen);
        clip.setWidth(room);
        clip.setHeight(seen);
        place(Math.max(room, widest));
    }

    /** Gives a cell to each row that can be seen from here on. */
    private void fill(double from, double height) {
        int first = (int) (from / rowHeight);
        int last = Math.min(rows.size() - 1, (int) ((from + height) / rowHeight));
        for (int number = 0; number < cells.size(); number++) {
            var cell = cells.get(number);
            // A row that stays in sight keeps its cell.
            int row = first + Math.floorMod(number - first, cells.size());
            assign(cell, row <= last ? row : -1);
            if (cell.isVisible()) {
                // Its page may have been away when the cell heard of a change; whoever looks at it has it read.
                rows.get(row);
                widest = Math.max(widest, snapSizeX(cell.prefWidth(-1)));
            }
        }
    }

    private static void assign(ListCell<LogRow> cell, int row) {
        cell.setVisible(row >= 0);
        if (cell.getIndex() != row) {
            cell.updateIndex(row);
            // What is to be drawn in a moment is to have its colours by then.
            cell.applyCss();
        }
    }

    /** As many as rows can be seen, before there are any: when they come, it is their words that are wanted soon. */
    private void makeCells(double height) {
        while (cells.size() < height / rowHeight + 1) {
            var cell = list.getCellFactory().call(list);
            cell.updateListView(list);
            cell.setManaged(false);
            cell.setVisible(false);
            cells.add(cell);
            view.getChildren().add(cell);
            cell.applyCss();
        }
    }

    private void place(double width) {
        double left = horizontal.isVisible() ? horizontal.getValue() : 0;
        for (var cell : cells) {
            if (cell.isVisible()) {
                double y = snapPositionY(cell.getIndex() * rowHeight - top);
                cell.resizeRelocate(-snapPositionX(left), y, width, rowHeight);
            }
        }
    }

    private void setBar(ScrollBar bar, boolean needed, double whole, double part, double at) {
        bar.setVisible(needed);
        double most = Math.max(0, whole - part);
        bar.setMax(most);
        bar.setVisibleAmount(needed ? most * part / whole : most);
        bar.setUnitIncrement(rowHeight);
        bar.setBlockIncrement(part);
        bar.setValue(Math.max(0, at));
    }
}
