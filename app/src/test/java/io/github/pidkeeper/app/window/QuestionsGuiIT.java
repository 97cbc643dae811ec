package io.github.pidkeeper.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.process.User;
import java.nio.file.Files;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What the window asks before it does what was ordered, and that the answer next at hand does nothing. */
final class QuestionsGuiIT extends StagedWindow {

    @Test
    void forgettingAsksAndKeepsUnlessToldOtherwise() throws Exception {
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.press(KeyCode.DELETE);
            window.untilShown("Forget plant-floor?");
            window.press(KeyCode.ENTER);
            window.untilNotShown("Forget plant-floor?");
            assertThat(brokers.load().find("plant-floor")).isPresent();
            window.press(KeyCode.DELETE);
            window.untilShown("Forget plant-floor?");
            window.press(KeyCode.ALT, KeyCode.G);
            window.untilShown("Looking at lab…");
            assertThat(brokers.load().find("plant-floor")).isEmpty();
            assertThat(operations.ordered()).isEmpty();
        }
    }

    @Test
    void clientsAreCutOffOnlyAfterAQuestion() throws Exception {
        watching.sees(plant, Samples.running(plant));
        metering.counts(new Reading.Told<>(3L));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.press(KeyCode.ALT, KeyCode.T);
            window.untilShown("3 clients are connected to plant-floor");
            awaitSafeAnswer(window, "Leave it runnin_g");
            window.press(KeyCode.ENTER);
            window.untilNotShown("3 clients are connected to plant-floor");
            assertThat(operations.ordered()).isEmpty();

            window.press(KeyCode.ALT, KeyCode.T);
            window.untilShown("3 clients are connected to plant-floor");
            window.click("#neverAgain");
            window.press(KeyCode.ALT, KeyCode.W);
            window.untilShown("plant-floor is stopping");
            // A key that is held down answers once, and does not give up waiting as well.
            window.press(KeyCode.ALT, KeyCode.W);
            exit.countDown();
            window.untilShown("plant-floor is stopped");
            assertThat(Files.readAllLines(state.resolve("not-asked-about-clients")))
                    .containsExactly(plant.pidFile().toString());
        }
    }

    @Test
    void withNobodyConnectedOrNobodyWhoKnowsNothingIsAsked() throws Exception {
        watching.sees(plant, Samples.running(plant));
        metering.counts(new Reading.Told<>(0L));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.click("#stop");
            window.untilShown("plant-floor is stopping");
            exit.countDown();
            window.untilShown("plant-floor is stopped");
        }
    }

    @Test
    void theProcessOfSomebodyElseIsStoppedOnlyAfterAQuestion() throws Exception {
        user = new User(0, "root");
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.press(KeyCode.ALT, KeyCode.T);
            window.untilShown("Its process 278718 belongs to the user ops.");
            awaitSafeAnswer(window, "Leave _it");
            window.press(KeyCode.ENTER);
            window.untilNotShown("Its process 278718 belongs to the user ops.");
            assertThat(operations.ordered()).isEmpty();
        }
    }

    @Test
    void aRepairShowsOldAndNewContentAndTheSafeAnswerIsToLeaveIt() throws Exception {
        watching.sees(plant, Samples.mismatched(plant));
        try (var window = open()) {
            window.untilShown("The pid file is mismatched");
            window.press(KeyCode.ALT, KeyCode.P);
            window.untilShown("Repair the pid file of plant-floor?");
            window.untilShown("in place of");
            awaitSafeAnswer(window, "Leave _it");
            window.press(KeyCode.ENTER);
            window.untilNotShown("Repair the pid file of plant-floor?");
            assertThat(operations.ordered()).isEmpty();
        }
    }
}
