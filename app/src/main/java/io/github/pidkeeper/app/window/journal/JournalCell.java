package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.journal.JournalRow.Line;
import io.github.pidkeeper.app.window.journal.JournalRow.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** An operation: how it came out, what it was, when, and by whom; its steps below that while it is open. */
final class JournalCell extends ListCell<JournalRow> {

    private final Predicate<JournalRow> isOpen;
    private final FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
    private final FontIcon mark = new FontIcon(Feather.CHECK);
    private final Label title = label("journal-title");
    private final Label result = label("journal-result");
    private final Label time = label("journal-time");
    private final Label outcome = wrapped("journal-outcome");
    private final Label facts = wrapped("journal-facts");
    private final VBox steps = new VBox();
    private final HBox row;

    /**
     * A cell.
     *
     * @param isOpen whether the steps of an operation are to be seen
     * @param toggle opens or closes it
     */
    JournalCell(Predicate<JournalRow> isOpen, Consumer<JournalRow> toggle) {
        this.isOpen = isOpen;
        arrow.getStyleClass().add("journal-arrow");
        arrow.setOnMouseClicked(click -> {
            toggle.accept(getItem());
            click.consume();
        });
        mark.getStyleClass().add("journal-mark");
        steps.getStyleClass().add("journal-steps");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(title, result, gap, time);
        head.getStyleClass().add("journal-head");
        var words = new VBox(head, outcome, facts, steps);
        words.getStyleClass().add("journal-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(arrow, mark, words);
        row.getStyleClass().add("journal-row");
        // As wide as the list and no wider: what is longer goes on in the next line.
        row.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> getWidth() - snappedLeftInset() - snappedRightInset(),
                        widthProperty(),
                        insetsProperty()));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    /** A cell asks its graphic how high it wants to be at any width, where this one's height follows from its width. */
    @Override
    protected double computePrefHeight(double width) {
        if (isEmpty()) {
            return super.computePrefHeight(width);
        }
        double sides = snappedLeftInset() + snappedRightInset();
        return snappedTopInset() + row.prefHeight(width - sides) + snappedBottomInset();
    }

    @Override
    protected void updateItem(@Nullable JournalRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean open = isOpen.test(item);
        show(arrow, open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        show(mark, icon(item.tone()));
        Arrays.stream(Tone.values())
                .forEach(tone ->
                        pseudoClassStateChanged(PseudoClass.getPseudoClass(Texts.kebab(tone)), tone == item.tone()));
        title.setText(item.title());
        result.setText(item.result());
        time.setText(item.time());
        outcome.setText(item.outcome());
        facts.setText(item.facts());
        shown(outcome, !item.outcome().isEmpty());
        shown(facts, !item.facts().isEmpty());
        shown(steps, open);
        steps.getChildren()
                .setAll(open ? item.steps().stream().map(JournalCell::line).toList() : List.of());
        setAccessibleText(spoken(item, open));
        setGraphic(row);
    }

    private static String spoken(JournalRow item, boolean open) {
        return Stream.concat(
                        Stream.of(item.title(), item.result(), item.time(), item.outcome(), item.facts()),
                        open ? item.steps().stream().map(Line::words) : Stream.empty())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static HBox line(Line step) {
        var icon = new FontIcon(
                switch (step.mark()) {
                    case DONE -> Feather.CHECK;
                    case FAILED -> Feather.X;
                    case LEFT_OUT -> Feather.MINUS;
                    case DEED -> Feather.ARROW_RIGHT;
                });
        icon.getStyleClass().add("step-mark");
        var words = wrapped("step-words");
        words.setText(step.words());
        HBox.setHgrow(words, Priority.ALWAYS);
        var took = label("step-time");
        took.setText(step.took());
        var line = new HBox(icon, words, took);
        line.getStyleClass().add("step");
        line.pseudoClassStateChanged(PseudoClass.getPseudoClass(Texts.kebab(step.mark())), true);
        return line;
    }

    private static Feather icon(Tone tone) {
        return switch (tone) {
            case GOOD -> Feather.CHECK_CIRCLE;
            case NEUTRAL -> Feather.MINUS_CIRCLE;
            case ATTENTION -> Feather.ALERT_TRIANGLE;
            case BAD -> Feather.X_OCTAGON;
        };
    }

    private static void show(FontIcon icon, Feather shown) {
        if (icon.getIconCode() != shown) {
            icon.setIconCode(shown);
        }
    }

    private static void shown(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }

    private static Label wrapped(String style) {
        var label = label(style);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(0);
        return label;
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
