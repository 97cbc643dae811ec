package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.window.look.GlyphView;
import io.github.pidkeeper.app.window.words.EvidenceRow;
import io.github.pidkeeper.app.window.words.Sign;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One finding: how it bears, what was looked at, what it means, and below that what was read and where; and when. */
final class EvidenceLine extends HBox {

    private static final char ZERO_WIDTH_SPACE = '\u200b';

    EvidenceLine(EvidenceRow row) {
        Node sign = new Sign().of(row.bearing()).<Node>map(EvidenceLine::glyph).orElseGet(EvidenceLine::dot);
        sign.setAccessibleText(row.bearingWords());
        var words =
                new VBox(wrapped(row.finding(), "evidence-finding"), wrapped(breakable(row.read()), "evidence-read"));
        words.getStyleClass().add("evidence-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().add("evidence-line");
        getChildren().addAll(sign, label(row.check(), "evidence-check"), words, label(row.time(), "evidence-time"));
    }

    private static GlyphView glyph(Glyph shown) {
        var glyph = new GlyphView();
        glyph.setGlyph(shown);
        return glyph;
    }

    /** As wide as a glyph. */
    private static Region dot() {
        var dot = new Region();
        dot.getStyleClass().add("evidence-note");
        return dot;
    }

    /** A long path is broken between its parts, and not in the middle of a name. */
    private static String breakable(String read) {
        return read.replace("/", "/" + ZERO_WIDTH_SPACE);
    }

    private static Label wrapped(String text, String style) {
        var label = label(text, style);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
