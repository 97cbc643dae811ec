package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.window.look.GlyphView;
import io.github.pidkeeper.app.window.words.Flag;
import io.github.pidkeeper.app.window.words.Sign;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A flag as a block that cannot be overlooked. */
final class FlagBanner extends HBox {

    FlagBanner(Flag flag) {
        var glyph = new GlyphView();
        glyph.setSize(20);
        glyph.setGlyph(new Sign().of(flag.tone()));
        var title = new Label(flag.title());
        title.getStyleClass().add("banner-title");
        title.setWrapText(true);
        var meaning = new Label(flag.meaning());
        meaning.setWrapText(true);
        var words = new VBox(title, meaning);
        words.getStyleClass().add("banner-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass()
                .addAll(
                        "banner",
                        switch (flag.tone()) {
                            case QUIET -> "banner-quiet";
                            case ATTENTION -> "banner-attention";
                            case ALARM -> "banner-alarm";
                        });
        getChildren().addAll(glyph, words);
    }
}
