package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.window.look.CutText;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One line of what was configured: its name, and its value shortened in the middle where it is too long. */
final class ParticularLine extends HBox {

    ParticularLine(Particular particular) {
        var name = new Label(particular.name());
        name.getStyleClass().add("particular-name");
        var value = new Label(particular.value());
        value.getStyleClass().add("particular-value");
        value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(value, Priority.ALWAYS);
        CutText.tellWholeTextOf(value);
        getStyleClass().add("particular-line");
        getChildren().addAll(name, value);
    }
}
