package io.github.pidkeeper.app.window.look;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;

/** Gives a label a tooltip with the whole of its text for as long as a part of it is cut off. */
public final class CutText {

    private final Label label;

    private CutText(Label label) {
        this.label = label;
    }

    public static void tellWholeTextOf(Label... labels) {
        for (var label : labels) {
            var cut = new CutText(label);
            label.addEventFilter(MouseEvent.MOUSE_ENTERED, _ -> cut.refresh());
        }
    }

    private void refresh() {
        boolean whole =
                label.lookup(".text") instanceof Text shown && shown.getText().equals(label.getText());
        label.setTooltip(whole ? null : new Tooltip(label.getText()));
    }
}
