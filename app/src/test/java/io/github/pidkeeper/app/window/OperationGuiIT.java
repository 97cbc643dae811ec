package io.github.pidkeeper.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.StagedOperations.Course;
import io.github.pidkeeper.core.lifecycle.Progress.Escalation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What the window shows of an operation that is under way, and the decision that it leaves to a person. */
final class OperationGuiIT extends StagedWindow {

    private final List<Escalation> answers = new CopyOnWriteArrayList<>();
    private final Course asking = Courses.asking(exit, answers::add);

    @Test
    void aStopTicksItsStepsOffAndKeepsTheFileUntilTheExit() throws Exception {
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.click("#stop");
            window.untilShown("Wait up to 10 s for its exit; pid file kept until the process has exited");
            window.untilShown("plant-floor is stopping");
            assertThat(window.enabled("#stop")).isFalse();
            exit.countDown();
            window.untilShown("plant-floor has stopped: pid 278718 exited after 0.8 s");
            window.untilShown("plant-floor is stopped");
            window.click("#close");
            window.untilNotShown("Stopping plant-floor");
        }
    }

    @Test
    void theSafeAnswerIsTheDefaultWhenTheGraceIsOver() throws Exception {
        operations = new StagedOperations(asking);
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.click("#stop");
            window.untilShown("nanomq (pid 278718) has not exited after 10 s.");
            window.untilShown("Force stop 278718");
            var safe = window.node("#keepWaiting", Button.class);
            window.until("the safe answer has the focus", safe::isFocused);
            window.press(KeyCode.ENTER);
            window.untilNotShown("Force stop");
            assertThat(answers).containsExactly(Escalation.KEEP_WAITING);
        }
    }

    @Test
    void forceTakesItsOwnDecision() throws Exception {
        operations = new StagedOperations(asking);
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.click("#stop");
            window.untilShown("Force stop 278718");
            window.click("#force");
            window.untilShown("plant-floor has stopped");
            assertThat(answers).containsExactly(Escalation.FORCE);
        }
    }

    @Test
    void theQuestionClosesByItselfWhenTheProcessExits() throws Exception {
        operations = new StagedOperations(asking);
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.click("#stop");
            window.untilShown("Force stop 278718");
            exit.countDown();
            window.untilNotShown("Force stop");
            window.untilShown("plant-floor has stopped");
        }
    }

    @Test
    void anotherBrokerCanBeLookedAtWhileOneStops() throws Exception {
        operations = new StagedOperations(asking);
        watching.sees(plant, Samples.running(plant)).sees(lab, Samples.stopped(lab));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.click("#stop");
            window.untilShown("Force stop 278718");
            window.order("select lab");
            window.untilShown("lab is stopped");
            window.untilNotShown("Force stop");
            window.untilShown("has not exited yet: your decision");
            window.order("select plant-floor");
            window.untilShown("Force stop 278718");
            exit.countDown();
        }
    }

    @Test
    void aFailureShowsTheLastWordsOfTheBroker() throws Exception {
        operations = new StagedOperations(Courses.failingStart());
        watching.sees(plant, Samples.stopped(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is stopped");
            window.click("#start");
            window.untilShown("plant-floor exited with code 1");
            var last = window.node("#lastWords", TextArea.class);
            assertThat(last.getText()).contains("Error: Invalid bridge configuration.");
            assertThat(last.isEditable()).isFalse();
        }
    }

    @Test
    void closingCutsNothingOffAndForcesNothing() throws Exception {
        operations = new StagedOperations(asking);
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.click("#stop");
            window.untilShown("Force stop 278718");
        }
        assertThat(answers).containsExactly(Escalation.GIVE_UP);
    }
}
