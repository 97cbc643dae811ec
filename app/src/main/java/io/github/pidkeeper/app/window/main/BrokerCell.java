package io.github.pidkeeper.app.window.main;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.broker.BrokerModel;
import io.github.pidkeeper.app.window.broker.BrokerView;
import io.github.pidkeeper.app.window.look.CutText;
import io.github.pidkeeper.app.window.look.GlyphView;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A line of the list: glyph, name, one line. */
final class BrokerCell extends ListCell<Entry> {

    private final Texts texts;
    private final GlyphView glyph = new GlyphView();
    private final Label name = new Label();
    private final Label line = new Label();
    private final HBox row;
    private Subscription subscription = Subscription.EMPTY;

    BrokerCell(Texts texts) {
        this.texts = texts;
        glyph.setSize(18);
        name.getStyleClass().add("cell-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        line.getStyleClass().add("cell-line");
        CutText.tellWholeTextOf(name, line);
        var words = new VBox(name, line);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(glyph, words);
        row.getStyleClass().add("cell-row");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        // As wide as the list and no wider: long names are shortened instead of scrolled.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(row);
        switch (entry) {
            case Entry.Watched(BrokerModel model) -> subscription = model.view().subscribe(this::show);
            case Entry.Unusable unusable ->
                show(Glyph.UNKNOWN, unusable.name(), texts.text("window.unusable.line"), unusable.title());
        }
    }

    private void show(BrokerView view) {
        show(view.glyph(), view.name(), view.line(), view.title());
    }

    private void show(Glyph sign, String heading, String below, String spoken) {
        glyph.setGlyph(sign);
        name.setText(heading);
        line.setText(below);
        setAccessibleText(spoken + ", " + below);
    }
}
