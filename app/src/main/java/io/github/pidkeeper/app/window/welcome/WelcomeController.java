package io.github.pidkeeper.app.window.welcome;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.discovery.FoundBroker;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Says what this is, what was found on this machine, and the ways to begin. */
public final class WelcomeController {

    private final Texts texts;
    private final ObservableList<FoundBroker> brokers;
    private final Consumer<FoundBroker> watchFound;
    private final Runnable watch;
    private final Runnable practice;

    @FXML
    private ScrollPane page;

    @FXML
    private Region content;

    @FXML
    private Region foundSection;

    @FXML
    private Pane found;

    @FXML
    private Button watchButton;

    public WelcomeController(
            Texts texts,
            ObservableList<FoundBroker> brokers,
            Consumer<FoundBroker> watchFound,
            Runnable watch,
            Runnable practice) {
        this.texts = texts;
        this.brokers = brokers;
        this.watchFound = watchFound;
        this.watch = watch;
        this.practice = practice;
    }

    @FXML
    private void initialize() {
        // In the middle of the page while there is room, and scrolled where there is not.
        content.minHeightProperty().bind(page.viewportBoundsProperty().map(Bounds::getHeight));
        brokers.subscribe(this::showFound);
        showFound();
    }

    private void showFound() {
        found.getChildren()
                .setAll(brokers.stream()
                        .map(broker -> new FoundLine(texts, broker, () -> watchFound.accept(broker)))
                        .toList());
        foundSection.setVisible(!brokers.isEmpty());
        foundSection.setManaged(!brokers.isEmpty());
    }

    /** Puts the focus on the first way. */
    public void begin() {
        watchButton.requestFocus();
    }

    @FXML
    private void watch() {
        watch.run();
    }

    @FXML
    private void practice() {
        practice.run();
    }
}
