package io.github.pidkeeper.app.window.log;

import io.github.pidkeeper.core.log.LogLevel;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line: a mark and a word for how grave it is, its time, and what it says. */
final class LogCell extends ListCell<LogRow> {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass DEBUG = PseudoClass.getPseudoClass("debug");
    private static final PseudoClass MATCH = PseudoClass.getPseudoClass("match");

    private static final String MINUS = "fth-minus";

    private final Predicate<LogRow> searched;
    private final FontIcon mark = new FontIcon();
    private final Label level = label("log-level");
    private final Label time = label("log-time");
    private final Label text = label("log-text");
    private final HBox line = new HBox(mark, level, time, text);

    LogCell(Predicate<LogRow> searched) {
        this.searched = searched;
        mark.getStyleClass().add("log-mark");
        line.getStyleClass().add("log-line");
        show(MINUS);
        setGraphic(line);
    }

    @Override
    protected void updateItem(@Nullable LogRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean none = empty || row == null;
        var shown = row == null ? LogRow.PENDING : row;
        pseudoClassStateChanged(ERROR, shown.gravity() == LogLevel.ERROR);
        pseudoClassStateChanged(WARNING, shown.gravity() == LogLevel.WARNING);
        pseudoClassStateChanged(DEBUG, shown.gravity() == LogLevel.DEBUG);
        pseudoClassStateChanged(MATCH, !none && searched.test(shown));
        line.setVisible(!none);
        if (none) {
            setAccessibleText(null);
            return;
        }
        show(
                switch (shown.gravity()) {
                    case ERROR -> "fth-x-octagon";
                    case WARNING -> "fth-alert-triangle";
                    case INFO, UNTOLD, DEBUG -> MINUS;
                });
        mark.setVisible(shown.gravity().compareTo(LogLevel.WARNING) >= 0);
        level.setText(shown.level());
        time.setText(shown.time());
        boolean timed = !shown.time().isEmpty();
        time.setVisible(timed);
        time.setManaged(timed);
        text.setText(shown.text());
        setAccessibleText(
                String.join(" ", shown.level(), shown.time(), shown.text()).strip());
    }

    private void show(String icon) {
        if (!icon.equals(mark.getIconLiteral())) {
            mark.setIconLiteral(icon);
        }
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
