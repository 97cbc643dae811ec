package io.github.pidkeeper.app.window.main;

import io.github.pidkeeper.app.window.broker.FlagBanner;
import io.github.pidkeeper.app.window.words.Flag;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/** The page in the place of a broker's whose settings cannot be used. */
final class UnusableController {

    private final Entry.Unusable entry;

    @FXML
    private ResourceBundle resources;

    @FXML
    private Label title;

    @FXML
    private Pane flags;

    UnusableController(Entry.Unusable entry) {
        this.entry = entry;
    }

    @FXML
    private void initialize() {
        title.setText(entry.title());
        var flag = new Flag(Flag.Tone.ATTENTION, resources.getString("window.unusable.title"), entry.sentence());
        flags.getChildren().setAll(new FlagBanner(flag));
    }
}
