package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.window.look.GlyphView;
import io.github.pidkeeper.app.window.words.Flag;
import io.github.pidkeeper.app.window.words.Sign;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A flag as a block that cannot be overlooked. */
public final class FlagBanner extends HBox {

    public FlagBanner(Flag flag) {
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

    /** @param repair what to do when a person wants the pid file repaired */
    FlagBanner(Flag flag, String repairWords, Runnable repair) {
        this(flag);
        if (flag.repairable()) {
            var button = new Button(repairWords);
            button.setMnemonicParsing(true);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> repair.run());
            setAlignment(Pos.CENTER_LEFT);
            getChildren().add(button);
        }
    }
}
