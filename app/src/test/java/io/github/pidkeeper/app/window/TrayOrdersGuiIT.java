package io.github.pidkeeper.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.process.User;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What the window does with a stop or a restart that was chosen in the tray. */
final class TrayOrdersGuiIT extends StagedWindow {

    private final AtomicInteger counted = new AtomicInteger();
    private ClientCount clients = told(3);

    @Test
    void theBrokerIsShownAndItsClientsAreAskedAbout() throws Exception {
        watching.sees(plant, Samples.running(plant)).sees(lab, Samples.running(lab));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            order(window, Kind.STOP, lab);
            window.untilShown("3 clients are connected to lab");
            window.untilShown("lab is running");
            awaitSafeAnswer(window, "Leave it runnin_g");
            assertThat(operations.ordered()).isEmpty();

            window.press(KeyCode.ALT, KeyCode.W);
            window.untilShown("lab is stopping");
            assertThat(operations.ordered()).containsExactly("stop lab");
            exit.countDown();
            window.untilShown("lab is stopped");
        }
    }

    @Test
    void aWindowThatHasJustBeenOpenedLooksFirst() throws Exception {
        try (var window = open()) {
            order(window, Kind.RESTART, lab);
            window.untilShown("Looking at lab…");
            window.order("select plant-floor");
            window.untilShown("Looking at plant-floor…");
            assertThat(counted).hasValue(0);
            watching.sees(lab, Samples.running(lab));
            window.untilShown("3 clients are connected to lab");
            window.untilShown("Restart anyway");
            assertThat(operations.ordered()).isEmpty();
        }
    }

    @Test
    void withNobodyConnectedItIsDoneAtOnce() throws Exception {
        clients = told(0);
        watching.sees(lab, Samples.running(lab));
        try (var window = open()) {
            order(window, Kind.STOP, lab);
            window.untilShown("lab is stopping");
            exit.countDown();
            window.untilShown("lab is stopped");
            assertThat(operations.ordered()).containsExactly("stop lab");
        }
    }

    @Test
    void aBrokerThatAnswersAndHasNotToldInTimeIsAskedAboutToo() throws Exception {
        clients = late();
        watching.sees(lab, Samples.running(lab));
        try (var window = open()) {
            order(window, Kind.STOP, lab);
            window.untilShown("The number of clients connected to lab is not known: it has not told in time");
            assertThat(operations.ordered()).isEmpty();
        }
    }

    @Test
    void aBrokerThatAnswersNobodyDoesNotHoldUpItsStop() throws Exception {
        clients = late();
        watching.sees(lab, Samples.unresponsive(lab));
        try (var window = open()) {
            order(window, Kind.STOP, lab);
            window.untilShown("lab is stopping");
            exit.countDown();
            window.untilShown("lab is stopped");
        }
    }

    private static ClientCount late() {
        return (_, _) -> Optional.of(new Reading.Late<>(Message.of(Phrase.FIGURES_SYS_AWAITED, "127.0.0.1:1884")));
    }

    @Test
    void whoeverOrdersTwiceIsAskedOnce() throws Exception {
        var answer = hangingCount();
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            order(window, Kind.STOP, plant);
            order(window, Kind.STOP, plant);
            window.until("counted", () -> counted.get() > 0);
            answer.complete(Optional.of(new Reading.Told<>(2L)));
            window.untilShown("2 clients are connected to plant-floor");
            window.click("#neverAgain");
            order(window, Kind.STOP, plant);
            window.until(
                    "the safe answer has the focus again", () -> window.scene().getFocusOwner() instanceof Button);
            assertThat(window.node("#neverAgain", CheckBox.class).isSelected())
                    .as("it is the same question")
                    .isTrue();
            assertThat(counted).hasValue(1);

            window.press(KeyCode.ENTER);
            window.untilNotShown("2 clients are connected to plant-floor");
            assertThat(operations.ordered()).isEmpty();
            order(window, Kind.STOP, plant);
            window.untilShown("2 clients are connected to plant-floor");
            assertThat(counted).hasValue(2);
        }
    }

    @Test
    void anOrderIsTakenOnceItIsAskedAbout() throws Exception {
        var answer = hangingCount();
        watching.sees(plant, Samples.running(plant)).sees(lab, Samples.running(lab));
        try (var window = open()) {
            order(window, Kind.STOP, lab);
            window.untilShown("lab is running");
            window.until("counted", () -> counted.get() > 0);
            assertThat(window.taken()).doesNotContain("stop lab");
            answer.complete(Optional.of(new Reading.Told<>(2L)));
            window.untilShown("2 clients are connected to lab");
            assertThat(window.taken()).contains("stop lab", "raise");
        }
    }

    @Test
    void aWindowThatIsClosedBeforeItCouldAskComesBackToAsk() throws Exception {
        var answer = hangingCount();
        watching.sees(plant, Samples.running(plant)).sees(lab, Samples.running(lab));
        try (var window = open()) {
            order(window, Kind.STOP, lab);
            window.until("counted", () -> counted.get() > 0);
            var stage = window.stage();
            window.press(KeyCode.SHORTCUT, KeyCode.W);
            window.until("closed", () -> !stage.isShowing());
            answer.complete(Optional.of(new Reading.Told<>(2L)));
            window.until("open again", stage::isShowing);
            window.untilShown("2 clients are connected to lab");
            assertThat(operations.ordered()).isEmpty();
        }
    }

    @Test
    void oneThatComesTooLateIsNotTaken() throws Exception {
        watching.sees(plant, Samples.running(plant)).sees(lab, Samples.running(lab));
        var window = open();
        window.close();
        order(window, Kind.STOP, lab);
        window.onFx(() -> true);
        assertThat(window.taken()).isEmpty();
        assertThat(counted).hasValue(0);
    }

    @Test
    void whatIsChosenWhileSomethingElseIsUnderWayIsDoneAfterIt() throws Exception {
        clients = told(0);
        watching.sees(plant, Samples.running(plant)).sees(lab, Samples.running(lab));
        try (var window = open()) {
            order(window, Kind.RESTART, lab);
            window.until("begun", () -> operations.ordered().equals(List.of("restart lab")));
            order(window, Kind.RESTART, lab);
            order(window, Kind.STOP, lab);
            assertThat(window.onFx(window::taken)).contains("restart lab").doesNotContain("stop lab");
            exit.countDown();
            window.until("both", () -> operations.ordered().equals(List.of("restart lab", "stop lab")));
            window.until("taken", () -> window.taken().contains("stop lab"));
        }
    }

    @Test
    void whoeverHasTurnedAwayBeforeItCouldBeAskedIsToldThatItIsNotDone() throws Exception {
        var answer = hangingCount();
        watching.sees(plant, Samples.running(plant)).sees(lab, Samples.running(lab));
        try (var window = open()) {
            order(window, Kind.STOP, lab);
            window.until("counted", () -> counted.get() > 0);
            window.order("select plant-floor");
            window.untilShown("plant-floor is running");
            answer.complete(Optional.of(new Reading.Told<>(2L)));
            window.untilShown("lab was not stopped: you had turned to something else");
            assertThat(window.taken()).contains("stop lab");
            assertThat(operations.ordered()).isEmpty();
        }
    }

    private CompletableFuture<Optional<Reading<Long>>> hangingCount() {
        var answer = new CompletableFuture<Optional<Reading<Long>>>();
        clients = (_, _) -> {
            counted.incrementAndGet();
            return answer.join();
        };
        return answer;
    }

    @Test
    void aRestartTakesThePlaceOfTheStopThatIsAskedAbout() throws Exception {
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            order(window, Kind.STOP, plant);
            window.untilShown("Stop anyway");
            order(window, Kind.RESTART, plant);
            window.untilShown("Restart anyway");
            window.untilNotShown("Stop anyway");
        }
    }

    @Test
    void aBrokerThatIsNotThereAnyMoreIsTold() throws Exception {
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            window.order("stop gone");
            window.untilShown("gone was not stopped: there is no broker of that name any more");
            window.untilShown("plant-floor is running");
            assertThat(operations.ordered()).isEmpty();
        }
    }

    @Test
    void whatHasStoppedMeanwhileIsTriedSoThatTheOutcomeSaysSo() throws Exception {
        watching.sees(lab, Samples.stopped(lab));
        try (var window = open()) {
            exit.countDown();
            order(window, Kind.STOP, lab);
            window.untilShown("lab has stopped");
            assertThat(operations.ordered()).containsExactly("stop lab");
            assertThat(counted).hasValue(0);
        }
    }

    @Test
    void theProcessOfSomebodyElseIsAskedAboutWithItsPlanAsBefore() throws Exception {
        user = new User(0, "root");
        watching.sees(lab, Samples.running(lab));
        try (var window = open()) {
            order(window, Kind.STOP, lab);
            window.untilShown("Stop lab, which is somebody else’s");
            assertThat(operations.ordered()).isEmpty();
            assertThat(counted).hasValue(0);
        }
    }

    private static void order(OpenWindow window, Kind kind, Broker broker) {
        window.order(kind.text() + " " + broker.name());
        window.order("raise");
    }

    private ClientCount told(long count) {
        return (_, _) -> {
            counted.incrementAndGet();
            return Optional.of(new Reading.Told<>(count));
        };
    }

    @Override
    OpenWindow open() throws TimeoutException {
        return open("en", clients);
    }
}
