package io.github.pidkeeper.app.window.welcome;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.look.CutText;
import io.github.pidkeeper.app.window.look.GlyphView;
import io.github.pidkeeper.core.discovery.FoundBroker;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A broker that was found on this machine, and one click to watch it. */
final class FoundLine extends HBox {

    FoundLine(Texts texts, FoundBroker broker, Runnable watch) {
        var glyph = new GlyphView();
        glyph.setSize(18);
        glyph.setGlyph(broker.process().isPresent() ? Glyph.RUNNING : Glyph.STOPPED);
        var words = new FoundWords(texts, broker);
        var name = new Label(words.name());
        name.getStyleClass().add("cell-name");
        var facts = new Label(words.facts());
        facts.getStyleClass().add("cell-line");
        facts.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        CutText.tellWholeTextOf(facts);
        var lines = new VBox(name, facts);
        HBox.setHgrow(lines, Priority.ALWAYS);
        var button = new Button(texts.text("window.found.watch"));
        button.setAccessibleText(texts.text("window.found.watch-name", name.getText()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> watch.run());
        getStyleClass().add("found-line");
        getChildren().addAll(glyph, lines, button);
    }
}
