package io.github.pidkeeper.app.window.main;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.window.look.GlyphView;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A file of the settings that cannot be used, and what to do about it. */
final class ProblemLine extends HBox {

    ProblemLine(String sentence) {
        var glyph = new GlyphView();
        glyph.setGlyph(Glyph.ATTENTION);
        var words = new Label(sentence);
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().add("problem");
        getChildren().addAll(glyph, words);
    }
}
