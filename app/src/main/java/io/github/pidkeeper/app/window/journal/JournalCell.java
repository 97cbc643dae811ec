package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.journal.JournalRow.Line;
import io.github.pidkeeper.app.window.journal.JournalRow.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** An operation: how it came out, what it was, when, and by whom; its steps below that while it is open. */
final class JournalCell extends ListCell<JournalItem> {

    private final ResourceBundle resources;
    private final FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
    private final FontIcon mark = new FontIcon(Feather.CHECK);
    private final Label title = label("journal-title");
    private final Label result = label("journal-result");
    private final Label time = label("journal-time");
    private final Label outcome = wrapped("journal-outcome");
    private final Label facts = wrapped("journal-facts");
    private final VBox steps = new VBox();
    private final HBox row;

    private final Runnable resized;
    private Subscription subscription = Subscription.EMPTY;

    /** @param resized is told when this cell wants to be higher or less high than before */
    JournalCell(ResourceBundle resources, Runnable resized) {
        this.resources = resources;
        this.resized = resized;
        arrow.getStyleClass().add("journal-arrow");
        arrow.setOnMouseClicked(click -> {
            getItem().toggle();
            click.consume();
        });
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && getItem() != null) {
                getItem().toggle();
            }
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
    protected void updateItem(@Nullable JournalItem item, boolean empty) {
        super.updateItem(item, empty);
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(row);
        show(item);
        subscription = Subscription.combine(
                item.row().subscribe(() -> change(item)), item.open().subscribe(() -> change(item)));
    }

    private void change(JournalItem item) {
        show(item);
        resized.run();
    }

    private void show(JournalItem item) {
        JournalRow shown = item.row().get();
        boolean open = item.open().get();
        show(arrow, open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        show(mark, icon(shown.tone()));
        Arrays.stream(Tone.values())
                .forEach(tone ->
                        pseudoClassStateChanged(PseudoClass.getPseudoClass(Texts.kebab(tone)), tone == shown.tone()));
        title.setText(shown.title());
        result.setText(shown.result());
        time.setText(shown.time());
        outcome.setText(shown.outcome());
        facts.setText(shown.facts());
        shown(outcome, !shown.outcome().isEmpty());
        shown(facts, !shown.facts().isEmpty());
        shown(steps, open);
        steps.getChildren()
                .setAll(open ? shown.steps().stream().map(JournalCell::line).toList() : List.of());
        setAccessibleText(spoken(shown, open));
    }

    private String spoken(JournalRow shown, boolean open) {
        return Stream.concat(
                        Stream.of(
                                shown.title(),
                                shown.result(),
                                shown.time(),
                                shown.outcome(),
                                shown.facts(),
                                resources.getString(open ? "window.journal.opened" : "window.journal.closed")),
                        open ? shown.steps().stream().map(JournalCell::spoken) : Stream.empty())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String spoken(Line step) {
        return Stream.of(step.markWords() + ": " + step.words(), step.took())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
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
        icon.setAccessibleText(step.markWords());
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
            case UNKNOWN -> Feather.HELP_CIRCLE;
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
