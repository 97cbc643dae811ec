package io.github.pidkeeper.app.window.figures;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One figure: its name, its latest value, its course, and the small print. */
final class TileView extends VBox {

    private final Label name = new Label();
    private final Label value = new Label();
    private final Label below = new Label();
    private final Sparkline course = new Sparkline();

    TileView() {
        getStyleClass().add("tile");
        name.getStyleClass().add("tile-name");
        value.getStyleClass().add("tile-value");
        below.getStyleClass().add("tile-below");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var head = new HBox(name, room, value);
        head.getStyleClass().add("tile-head");
        getChildren().addAll(head, course, below);
        setMinWidth(0);
    }

    void show(ActivityTile tile) {
        name.setText(tile.name());
        value.setText(tile.value());
        below.setText(tile.below());
        course.show(tile.lines());
        course.setAccessibleText(tile.name() + " " + tile.value() + ", " + tile.below());
    }
}
