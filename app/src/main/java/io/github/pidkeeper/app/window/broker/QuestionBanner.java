package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.window.look.Pulse;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks, on the page itself, before something is done; leaving everything as it is is the default. */
final class QuestionBanner extends VBox {

    private final Button no;
    private final CheckBox neverAgain = new CheckBox();

    QuestionBanner(Question question, Runnable leave, Runnable act) {
        var title = new Label(question.title());
        title.getStyleClass().add("banner-title");
        title.setWrapText(true);
        var meaning = new Label(question.meaning());
        meaning.setWrapText(true);
        no = new Button(question.no());
        no.setMnemonicParsing(true);
        no.getStyleClass().add("accent");
        no.setDefaultButton(true);
        no.setCancelButton(true);
        no.setOnAction(_ -> leave.run());
        neverAgain.setId("neverAgain");
        neverAgain.getStyleClass().add("never-again");
        neverAgain.setWrapText(true);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var answers = new HBox(room);
        question.neverAgain().ifPresent(words -> {
            neverAgain.setText(words);
            answers.getChildren().addFirst(neverAgain);
        });
        question.yes().map(words -> yes(words, act)).ifPresent(answers.getChildren()::add);
        answers.getChildren().add(no);
        answers.getStyleClass().add("question-answers");
        getStyleClass().addAll("banner", "banner-quiet", "question");
        getChildren().addAll(title, meaning);
        if (!question.steps().isEmpty()) {
            getChildren().add(steps(question.steps()));
        }
        getChildren().add(answers);
    }

    private static Button yes(String words, Runnable act) {
        var yes = new Button(words);
        yes.setMnemonicParsing(true);
        yes.setOnAction(_ -> act.run());
        return yes;
    }

    private static Region steps(List<String> steps) {
        var lines = new VBox();
        lines.getStyleClass().add("question-steps");
        for (int i = 0; i < steps.size(); i++) {
            var number = new Label(i + 1 + ".");
            number.getStyleClass().add("question-number");
            var words = new Label(steps.get(i));
            words.setWrapText(true);
            lines.getChildren().add(new HBox(number, words));
        }
        return lines;
    }

    /** Whether the person does not want to be asked this again. */
    boolean neverAgain() {
        return neverAgain.isSelected();
    }

    void takeFocus() {
        Pulse.focus(no);
    }
}
