package io.github.pidkeeper.app.window.operation;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.operation.OperationView.StepLine;
import io.github.pidkeeper.core.lifecycle.Step;
import java.util.Arrays;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One step of the plan, ticked off when it is done. */
final class StepRow extends HBox {

    private final FontIcon mark = new FontIcon();
    private final Label words = new Label();
    private final Label time = new Label();

    StepRow() {
        getStyleClass().add("step");
        mark.getStyleClass().add("step-mark");
        words.getStyleClass().add("step-words");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        time.getStyleClass().add("step-time");
        getChildren().addAll(mark, words, time);
    }

    void show(StepLine line) {
        var icon = icon(line.progress());
        if (mark.getIconCode() != icon) {
            mark.setIconCode(icon);
        }
        mark.setAccessibleText(line.progressWords());
        words.setText(line.words());
        time.setText(line.time());
        Arrays.stream(Step.Progress.values())
                .forEach(progress -> pseudoClassStateChanged(pseudoClass(progress), progress == line.progress()));
    }

    private static Feather icon(Step.Progress progress) {
        return switch (progress) {
            case PLANNED -> Feather.CIRCLE;
            case UNDER_WAY -> Feather.DISC;
            case DONE -> Feather.CHECK;
            case FAILED -> Feather.X;
            case SKIPPED -> Feather.MINUS;
        };
    }

    private static PseudoClass pseudoClass(Step.Progress progress) {
        return PseudoClass.getPseudoClass(Texts.kebab(progress));
    }
}
