package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.window.look.GlyphView;
import io.github.pidkeeper.app.window.words.EvidenceRow;
import io.github.pidkeeper.app.window.words.Sign;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One finding: how it bears, what was looked at, what was seen, when. */
final class EvidenceLine extends HBox {

    EvidenceLine(EvidenceRow row) {
        var glyph = new GlyphView();
        glyph.setGlyph(new Sign().of(row.bearing()));
        glyph.setAccessibleText(row.bearingWords());
        var check = new Label(row.check());
        check.getStyleClass().add("evidence-check");
        var finding = new Label(row.finding());
        finding.getStyleClass().add("evidence-finding");
        finding.setWrapText(true);
        finding.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(finding, Priority.ALWAYS);
        var time = new Label(row.time());
        time.getStyleClass().add("evidence-time");
        getStyleClass().add("evidence-line");
        getChildren().addAll(glyph, check, finding, time);
    }
}
