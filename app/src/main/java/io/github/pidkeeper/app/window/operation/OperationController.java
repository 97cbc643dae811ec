package io.github.pidkeeper.app.window.operation;

import io.github.pidkeeper.app.window.fx.Ticker;
import io.github.pidkeeper.app.window.look.Pulse;
import io.github.pidkeeper.app.window.operation.OperationView.Question;
import io.github.pidkeeper.app.window.operation.OperationView.Result;
import io.github.pidkeeper.app.window.operation.OperationView.StepLine;
import io.github.pidkeeper.app.window.operation.OperationView.Tone;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panel of an operation: its steps, the one question it may ask, and its outcome. */
public final class OperationController {

    private static final Duration PACE = Duration.ofMillis(100);
    private static final int MOST_LINES = 8;

    private final Ticker ticker;
    private final Runnable putAway;
    private final Runnable undo;
    private Optional<OperationModel> model = Optional.empty();
    private Subscription subscription = Subscription.EMPTY;
    private Ticker.Beat beat = () -> {};

    @FXML
    private Region panel;

    @FXML
    private Label title;

    @FXML
    private Label subject;

    @FXML
    private Button close;

    @FXML
    private Pane steps;

    @FXML
    private Region question;

    @FXML
    private Label questionTitle;

    @FXML
    private Label questionMeaning;

    @FXML
    private Button force;

    @FXML
    private Button keepWaiting;

    @FXML
    private Region result;

    @FXML
    private FontIcon resultMark;

    @FXML
    private Label resultWords;

    @FXML
    private Button takeBack;

    @FXML
    private TextArea lastWords;

    @FXML
    private Button abandon;

    /**
     * Shows nothing yet.
     *
     * @param putAway what to do when a person has read the outcome
     * @param undo what to do when a person wants the outcome taken back
     */
    public OperationController(Ticker ticker, Runnable putAway, Runnable undo) {
        this.ticker = ticker;
        this.putAway = putAway;
        this.undo = undo;
    }

    public void follow(OperationModel followed) {
        leave();
        model = Optional.of(followed);
        if (followed.underWay()) {
            beat = ticker.every(PACE, followed::tick);
        }
        subscription = followed.view().subscribe(this::render);
        if (followed.underWay() && !followed.asks()) {
            // The button that began it is disabled now and cannot keep the focus.
            Pulse.focus(panel);
        }
    }

    public void leave() {
        subscription.unsubscribe();
        beat.close();
        model = Optional.empty();
    }

    private void render(OperationView view) {
        title.setText(view.title());
        panel.setAccessibleText(view.title());
        subject.setText(view.subject());
        render(view.steps());
        render(view.question());
        renderResult(view.result());
        shown(close, view.result().isPresent());
        shown(abandon, view.abandonable() && view.question().isEmpty());
    }

    private void render(List<StepLine> lines) {
        var rows = steps.getChildren();
        while (rows.size() > lines.size()) {
            rows.removeLast();
        }
        while (rows.size() < lines.size()) {
            rows.add(new StepRow());
        }
        for (int i = 0; i < lines.size(); i++) {
            ((StepRow) rows.get(i)).show(lines.get(i));
        }
    }

    private void render(Optional<Question> asked) {
        boolean before = question.isVisible();
        shown(question, asked.isPresent());
        keepWaiting.setDefaultButton(asked.isPresent());
        asked.ifPresent(it -> {
            questionTitle.setText(it.title());
            questionMeaning.setText(it.meaning());
            force.setText(it.force());
            if (!before) {
                Pulse.focus(keepWaiting);
            }
        });
    }

    private void renderResult(Optional<Result> ended) {
        if (ended.isPresent() == result.isVisible()) {
            return;
        }
        shown(result, ended.isPresent());
        ended.ifPresent(it -> {
            beat.close();
            resultMark.setIconCode(icon(it.tone()));
            Arrays.stream(Tone.values())
                    .forEach(tone -> result.pseudoClassStateChanged(pseudoClass(tone), tone == it.tone()));
            resultWords.setText(it.words());
            shown(takeBack, it.undoable());
            lastWords.setText(String.join("\n", it.lastWords()));
            lastWords.setPrefRowCount(Math.min(MOST_LINES, it.lastWords().size()));
            shown(lastWords, !it.lastWords().isEmpty());
        });
    }

    private static Feather icon(Tone tone) {
        return switch (tone) {
            case GOOD -> Feather.CHECK_CIRCLE;
            case NEUTRAL -> Feather.INFO;
            case ATTENTION -> Feather.ALERT_TRIANGLE;
            case BAD -> Feather.X_OCTAGON;
        };
    }

    private static PseudoClass pseudoClass(Tone tone) {
        return PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT));
    }

    private static void shown(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }

    @FXML
    private void keepWaiting() {
        model.ifPresent(OperationModel::keepWaiting);
    }

    @FXML
    private void force() {
        model.ifPresent(OperationModel::force);
    }

    @FXML
    private void abandon() {
        model.ifPresent(OperationModel::abandon);
    }

    @FXML
    private void takeBack() {
        undo.run();
    }

    @FXML
    private void putAway() {
        putAway.run();
    }
}
