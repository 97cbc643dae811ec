package io.github.pidkeeper.app.window.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/** Shows the activity of the broker that is selected; what nobody can see is not measured. */
public final class ActivityController {

    private static final int COLUMNS = 2;

    private final List<TileView> views = new ArrayList<>();
    private Optional<ActivityModel> model = Optional.empty();
    private Subscription subscription = Subscription.EMPTY;
    private boolean inWindow;
    private boolean inView = true;

    @FXML
    private Region section;

    @FXML
    private GridPane tiles;

    @FXML
    private Label more;

    @FXML
    private Pane notes;

    @FXML
    private void initialize() {
        var window = section.sceneProperty().flatMap(Scene::windowProperty);
        ObservableValue<Boolean> showing =
                window.flatMap(Window::showingProperty).orElse(false);
        ObservableValue<Boolean> iconified =
                window.flatMap(ActivityController::iconified).orElse(false);
        Subscription.combine(
                showing.subscribe(it -> seen(it && !iconified.getValue())),
                iconified.subscribe(it -> seen(showing.getValue() && !it)));
    }

    private static ObservableValue<Boolean> iconified(Window window) {
        return window instanceof Stage stage
                ? stage.iconifiedProperty()
                : window.showingProperty().map(it -> !it);
    }

    private void seen(boolean now) {
        inWindow = now;
        tell();
    }

    /** Whether the part of the page that this belongs to is the one that is shown. */
    public void inView(boolean now) {
        inView = now;
        tell();
    }

    private void tell() {
        model.ifPresent(it -> it.shown(inWindow && inView));
    }

    /** Shows this one, and no other any more. */
    public void show(ActivityModel shown) {
        if (model.filter(shown::equals).isPresent()) {
            return;
        }
        subscription.unsubscribe();
        model.ifPresent(before -> before.shown(false));
        model = Optional.of(shown);
        shown.shown(inWindow && inView);
        subscription = shown.view().subscribe(this::render);
    }

    private void render(ActivityView view) {
        while (views.size() < view.tiles().size()) {
            var tile = new TileView();
            tiles.add(tile, views.size() % COLUMNS, views.size() / COLUMNS);
            views.add(tile);
        }
        for (int i = 0; i < view.tiles().size(); i++) {
            views.get(i).show(view.tiles().get(i));
        }
        shown(tiles, !view.tiles().isEmpty());
        more.setText(view.more());
        shown(more, !view.more().isEmpty());
        notes.getChildren()
                .setAll(view.notes().stream().map(ActivityController::note).toList());
        shown(notes, !view.notes().isEmpty());
    }

    private static Label note(String words) {
        var note = new Label(words);
        note.setWrapText(true);
        note.getStyleClass().add("activity-note");
        return note;
    }

    private static void shown(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }
}
