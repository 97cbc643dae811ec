package io.github.pidkeeper.app.window.add;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of the form: label, text, a button to choose a file where there is one, and what is wrong below it. */
public final class FieldView extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass NOTED = PseudoClass.getPseudoClass("warning");

    private final Label label = new Label();
    private final TextField text = new TextField();
    private final HBox line = new HBox(text);
    private final Label below = new Label();
    private final StringProperty hint = new SimpleStringProperty(this, "hint", "");

    public FieldView() {
        getStyleClass().add("field");
        line.getStyleClass().add("field-line");
        below.getStyleClass().add("field-below");
        below.setWrapText(true);
        label.setLabelFor(text);
        label.setMnemonicParsing(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(label, line, below);
    }

    @Override
    public @Nullable Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    void bind(FormField field) {
        text.textProperty().bindBidirectional(field.text());
        text.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                field.leave();
            }
        });
        field.problem().subscribe(() -> tell(field));
        field.note().subscribe(() -> tell(field));
        hint.subscribe(() -> tell(field));
        tell(field);
    }

    private void tell(FormField field) {
        var problem = field.problem().get();
        var note = field.note().get();
        var words = Stream.of(problem, note, hint.get())
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        below.setText(words);
        below.setVisible(!words.isEmpty());
        below.setManaged(!words.isEmpty());
        below.pseudoClassStateChanged(WRONG, !problem.isEmpty());
        below.pseudoClassStateChanged(NOTED, problem.isEmpty() && !note.isEmpty());
        text.pseudoClassStateChanged(WRONG, !problem.isEmpty());
        text.setAccessibleHelp(words);
    }

    /** Adds the button that lets a person choose a file instead of typing its path. */
    void choosable(String words, Supplier<Optional<String>> choose) {
        var button = new Button(words, new FontIcon(Feather.FOLDER));
        button.setMnemonicParsing(true);
        button.setOnAction(_ -> choose.get().ifPresent(text::setText));
        line.getChildren().add(button);
    }

    void takeFocus() {
        text.requestFocus();
    }

    boolean wrong() {
        return below.getPseudoClassStates().contains(WRONG);
    }

    public String getLabel() {
        return label.getText();
    }

    public void setLabel(String words) {
        label.setText(words);
        text.setAccessibleText(words.replaceAll("\\(_.\\)|_", ""));
    }

    public String getPrompt() {
        return text.getPromptText();
    }

    public void setPrompt(String words) {
        text.setPromptText(words);
    }

    public String getHint() {
        return hint.get();
    }

    public void setHint(String words) {
        hint.set(words);
    }
}
