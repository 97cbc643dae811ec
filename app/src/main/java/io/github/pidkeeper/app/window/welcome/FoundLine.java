package io.github.pidkeeper.app.window.welcome;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.window.add.FoundProgram;
import io.github.pidkeeper.app.window.look.CutText;
import io.github.pidkeeper.app.window.look.GlyphView;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A broker that was found on this machine, and one click to watch it. */
final class FoundLine extends HBox {

    FoundLine(Texts texts, FoundProgram program, Runnable watch) {
        var glyph = new GlyphView();
        glyph.setSize(18);
        glyph.setGlyph(program.running().isPresent() ? Glyph.RUNNING : Glyph.STOPPED);
        var file = Texts.visible(String.valueOf(program.executable().getFileName()));
        var name = new Label(file);
        name.getStyleClass().add("cell-name");
        var facts = new Label(program.running()
                .map(process -> texts.text(
                        "window.found.running", process.pid(), process.user(), String.join(" ", process.commandLine())))
                .orElseGet(() -> texts.text("window.found.installed", program.executable())));
        facts.getStyleClass().add("cell-line");
        facts.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        CutText.tellWholeTextOf(facts);
        var words = new VBox(name, facts);
        HBox.setHgrow(words, Priority.ALWAYS);
        var button = new Button(texts.text("window.found.watch"));
        button.setAccessibleText(texts.text("window.found.watch-name", file));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> watch.run());
        getStyleClass().add("found-line");
        getChildren().addAll(glyph, words, button);
    }
}
