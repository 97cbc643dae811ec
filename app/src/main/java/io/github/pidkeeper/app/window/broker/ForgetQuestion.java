package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.BrokerName;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks, on the page itself, whether a broker is really to be taken off the list; keeping it is the default. */
final class ForgetQuestion extends VBox {

    private final Button no;

    ForgetQuestion(Texts texts, BrokerName name, Runnable keep, Runnable forget) {
        var title = new Label(texts.text("window.forget.title", name));
        title.getStyleClass().add("banner-title");
        title.setWrapText(true);
        var meaning = new Label(texts.text("window.forget.meaning"));
        meaning.setWrapText(true);
        var yes = new Button(texts.text("window.forget.yes"));
        yes.setMnemonicParsing(true);
        yes.setOnAction(_ -> forget.run());
        no = new Button(texts.text("window.forget.no"));
        no.setMnemonicParsing(true);
        no.getStyleClass().add("accent");
        no.setDefaultButton(true);
        no.setCancelButton(true);
        no.setOnAction(_ -> keep.run());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var answers = new HBox(room, yes, no);
        answers.getStyleClass().add("question-answers");
        getStyleClass().addAll("banner", "banner-quiet", "question");
        getChildren().addAll(title, meaning, answers);
    }

    void takeFocus() {
        no.requestFocus();
    }
}
