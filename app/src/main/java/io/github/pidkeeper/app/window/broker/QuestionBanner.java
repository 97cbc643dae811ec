package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.window.look.Pulse;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks, on the page itself, before something is done; leaving everything as it is is the default. */
final class QuestionBanner extends VBox {

    private final Button no;

    QuestionBanner(Question question, Runnable leave, Runnable act) {
        var title = new Label(question.title());
        title.getStyleClass().add("banner-title");
        title.setWrapText(true);
        var meaning = new Label(question.meaning());
        meaning.setWrapText(true);
        var yes = new Button(question.yes());
        yes.setMnemonicParsing(true);
        yes.setOnAction(_ -> act.run());
        no = new Button(question.no());
        no.setMnemonicParsing(true);
        no.getStyleClass().add("accent");
        no.setDefaultButton(true);
        no.setCancelButton(true);
        no.setOnAction(_ -> leave.run());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var answers = new HBox(room, yes, no);
        answers.getStyleClass().add("question-answers");
        getStyleClass().addAll("banner", "banner-quiet", "question");
        getChildren().addAll(title, meaning, answers);
    }

    void takeFocus() {
        Pulse.focus(no);
    }
}
