package io.github.pidkeeper.app.window.place;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts a stage where it was when it was last closed, if that can still be seen. */
public final class StagePlace {

    private static final double WIDTH = 1080;
    private static final double HEIGHT = 720;
    private static final double LEAST_WIDTH = 760;
    private static final double LEAST_HEIGHT = 480;

    private final PlaceFile file;
    private volatile Optional<WindowPlace> last = Optional.empty();

    public StagePlace(PlaceFile file) {
        this.file = file;
    }

    /** Before the stage is shown. */
    public void restore(Stage stage) {
        last = file.read().filter(StagePlace::canBeSeen);
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        stage.setWidth(Math.min(last.map(WindowPlace::width).orElse(WIDTH), screen.getWidth()));
        stage.setHeight(Math.min(last.map(WindowPlace::height).orElse(HEIGHT), screen.getHeight()));
        last.ifPresent(place -> {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setMaximized(place.maximized());
        });
    }

    /** While the stage is still shown; what a maximized one returns to stays as it was. */
    public void keep(Stage stage) {
        var now = new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        last = Optional.of(
                stage.isMaximized()
                        ? last.map(place -> new WindowPlace(place.x(), place.y(), place.width(), place.height(), true))
                                .orElse(now)
                        : now);
    }

    /** Remembers what was kept; may block. */
    public void write() {
        last.ifPresent(file::write);
    }

    /** Enough of it to take hold of. */
    private static boolean canBeSeen(WindowPlace place) {
        var title = new Rectangle2D(place.x(), place.y(), Math.max(1, place.width()), 40);
        return place.width() >= LEAST_WIDTH / 2
                && place.height() >= LEAST_HEIGHT / 2
                && Screen.getScreens().stream()
                        .map(Screen::getVisualBounds)
                        .anyMatch(screen -> screen.intersects(title));
    }
}
