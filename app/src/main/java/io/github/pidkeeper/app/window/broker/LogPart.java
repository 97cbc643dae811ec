package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.window.fx.Ticker;
import io.github.pidkeeper.app.window.log.LogController;
import io.github.pidkeeper.app.window.log.LogModel;
import io.github.pidkeeper.app.window.look.Pages;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The log on the page of a broker: made when it is first asked for, or when the window has come to rest. */
final class LogPart implements Tab.Part {

    /** After which most windows have shown all that they know by then. */
    private static final Duration REST = Duration.ofSeconds(1);

    private final Pages pages;
    private final Ticker ticker;
    private final Supplier<LogModel> logs;
    private Optional<LogController> panel = Optional.empty();
    private Ticker.Beat resting = () -> {};

    LogPart(Pages pages, Ticker ticker, Supplier<LogModel> logs) {
        this.pages = pages;
        this.ticker = ticker;
        this.logs = logs;
    }

    /**
     * Makes it when the window has come to rest, with all that a control makes only when it is first seen, so that the first
     * click need not wait for it. Whoever clicks before that gets it at once.
     *
     * @param place where it is shown
     * @param overview what is shown there before, and is as large
     */
    void prepare(Pane place, Region overview) {
        resting.close();
        resting = ticker.every(REST, () -> {
            resting.close();
            if (!place.isVisible()) {
                panel(place);
                place.applyCss();
                place.resize(overview.getWidth(), overview.getHeight());
                place.layout();
            }
        });
    }

    @Override
    public void show(Pane place, BrokerModel broker) {
        panel(place).show(broker.broker(), broker.process());
    }

    private LogController panel(Pane place) {
        return panel.orElseGet(() -> {
            var controller = new LogController(logs.get());
            var loaded = pages.load("log", controller);
            VBox.setVgrow(loaded, Priority.ALWAYS);
            place.getChildren().setAll(loaded);
            panel = Optional.of(controller);
            return controller;
        });
    }

    @Override
    public void leave() {
        panel.ifPresent(LogController::leave);
    }

    @Override
    public void takeFocus() {
        panel.ifPresent(LogController::takeFocus);
    }
}
