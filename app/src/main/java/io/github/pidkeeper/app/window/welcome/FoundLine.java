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
        var file = Texts.visible(String.valueOf(broker.command().executable().getFileName()));
        // Several of one program are told apart by their ports.
        var name = new Label(
                broker.port().isPresent()
                        ? texts.text("window.found.name", file, broker.port().getAsInt())
                        : file);
        name.getStyleClass().add("cell-name");
        var command = Texts.visible(String.join(" ", broker.command().line()));
        var facts = new Label(broker.process()
                .map(process -> texts.text("window.found.running", process.pid(), process.user(), command))
                .orElseGet(() -> broker.unit()
                        .map(unit -> texts.text("window.found.unit", unit.name(), command))
                        .orElseGet(() -> texts.text("window.found.installed", command))));
        facts.getStyleClass().add("cell-line");
        facts.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        CutText.tellWholeTextOf(facts);
        var words = new VBox(name, facts);
        HBox.setHgrow(words, Priority.ALWAYS);
        var button = new Button(texts.text("window.found.watch"));
        button.setAccessibleText(texts.text("window.found.watch-name", name.getText()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> watch.run());
        getStyleClass().add("found-line");
        getChildren().addAll(glyph, words, button);
    }
}
