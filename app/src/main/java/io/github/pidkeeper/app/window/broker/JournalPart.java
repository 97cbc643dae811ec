package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.window.journal.JournalController;
import io.github.pidkeeper.app.window.journal.JournalModel;
import io.github.pidkeeper.app.window.look.Pages;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The journal on the page of a broker: made when it is first asked for. */
final class JournalPart implements Tab.Part {

    private final Pages pages;
    private final Supplier<JournalModel> journals;
    private Optional<JournalController> panel = Optional.empty();

    JournalPart(Pages pages, Supplier<JournalModel> journals) {
        this.pages = pages;
        this.journals = journals;
    }

    @Override
    public void show(Pane place, BrokerModel broker) {
        panel(place).show(broker.broker());
    }

    private JournalController panel(Pane place) {
        return panel.orElseGet(() -> {
            var controller = new JournalController(journals.get());
            var loaded = pages.load("journal", controller);
            VBox.setVgrow(loaded, Priority.ALWAYS);
            place.getChildren().setAll(loaded);
            panel = Optional.of(controller);
            return controller;
        });
    }

    @Override
    public void leave() {
        panel.ifPresent(JournalController::leave);
    }

    @Override
    public void takeFocus() {
        panel.ifPresent(JournalController::takeFocus);
    }
}
