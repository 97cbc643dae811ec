package io.github.pidkeeper.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.window.StagedOperations.Course;
import io.github.pidkeeper.app.window.place.WindowPlace;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Progress.Escalation;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window on a display, on made-up brokers. */
final class WindowGuiIT extends StagedWindow {

    private final List<Escalation> answers = new CopyOnWriteArrayList<>();

    /** Asks once, and says by its outcome that it was answered. */
    private Course asking() {
        return (broker, progress) -> {
            answers.add(progress.graceEnded(
                    Samples.PID, Duration.ofSeconds(10), limit -> exit.await(limit.toNanos(), TimeUnit.NANOSECONDS)));
            return new Outcome.Done(
                    Message.of(Phrase.STOPPED, broker.name(), Samples.PID, Duration.ofSeconds(11)),
                    Samples.stopped(broker));
        };
    }

    @Test
    void withNothingConfiguredItWelcomesAndOffersTwoWays() throws Exception {
        brokers.replace();
        try (var window = open()) {
            window.untilShown("Welcome to Pidkeeper");
            assertThat(window.focusOwner()).isEqualTo(window.node("#watchButton", Button.class));
            window.click("#practiceButton");
            window.untilShown("Starting practice");
            exit.countDown();
            window.untilShown("practice has stopped");
            assertThat(operations.ordered()).containsExactly("start practice");
            assertThat(brokers.load().brokers()).containsExactly(practice);
        }
    }

    @Test
    void aMismatchedPidFileIsFlaggedWithBothPids() throws Exception {
        watching.sees(plant, Samples.mismatched(plant)).sees(lab, Samples.stopped(lab));
        try (var window = open()) {
            window.untilShown("The pid file is mismatched: it names 278843");
            window.untilShown("The broker itself runs as 278718.");
            window.untilShown("plant-floor is running");
            window.untilShown("1 of 2 running");
        }
    }

    @Test
    void whatIsSeenLaterIsShownAtOnce() throws Exception {
        try (var window = open()) {
            window.untilShown("Looking at plant-floor…");
            assertThat(window.enabled("#start")).isFalse();
            watching.sees(plant, Samples.stopped(plant));
            window.untilShown("plant-floor is stopped");
            assertThat(window.enabled("#start")).isTrue();
            assertThat(window.enabled("#stop")).isFalse();
            watching.sees(plant, Samples.running(plant));
            window.untilShown("plant-floor is running");
            assertThat(window.enabled("#start")).isFalse();
            assertThat(window.enabled("#stop")).isTrue();
        }
    }

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
        operations = new StagedOperations(asking());
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
        operations = new StagedOperations(asking());
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
        operations = new StagedOperations(asking());
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
        operations = new StagedOperations(asking());
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
    void aBrokerIsAddedWithTheKeyboardAlone() throws Exception {
        var program = Path.of("/bin/sh");
        try (var window = open()) {
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.untilShown("Watch a broker");
            window.type(program.toString());
            window.press(KeyCode.ALT, KeyCode.I);
            window.type(state.resolve("sh.pid").toString());
            window.press(KeyCode.ENTER);
            window.untilShown("Looking at sh…");
            var added = brokers.load().find("sh").orElseThrow();
            assertThat(added.command().executable()).isEqualTo(program);
            assertThat(added.pidFile()).isEqualTo(state.resolve("sh.pid"));
        }
    }

    @Test
    void whatIsWrongInTheFormIsSaidAndTheCursorGoesThere() throws Exception {
        try (var window = open()) {
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.untilShown("Watch a broker");
            window.type("/bin/sh");
            window.press(KeyCode.ENTER);
            window.untilShown("Say where the broker writes its pid file.");
            assertThat(window.focusOwner())
                    .isEqualTo(window.onFx(() -> window.scene().lookup("#pidFile .text-field")));
            window.press(KeyCode.ESCAPE);
            window.untilShown("Looking at plant-floor…");
        }
    }

    @Test
    void aConfigurationThatDoesNotParseIsShownWhileTheFormIsFilledIn() throws Exception {
        var file = Files.writeString(state.resolve("mosquitto.conf"), "allow_anonymous true\nlistner 1883\n");
        try (var window = open()) {
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.untilShown("Watch a broker");
            window.type("/usr/sbin/mosquitto");
            window.press(KeyCode.ALT, KeyCode.F);
            window.type(file.toString());
            window.untilShown(file + " does not parse: line 2: ");
        }
    }

    @Test
    void aFormThatIsBeingFilledInIsNotClosedByAChangeElsewhere() throws Exception {
        try (var window = open()) {
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.untilShown("Watch a broker");
            brokers.replace(practice, lab);
            window.untilShown("practice");
            brokers.replace(lab);
            window.untilNotShown("practice");
            assertThat(window.texts()).contains("Watch a broker");
            window.press(KeyCode.ESCAPE);
            window.untilShown("Looking at lab…");
        }
    }

    @Test
    void theActivityIsMeasuredOnlyWhileThePageIsOpen() throws Exception {
        watching.sees(plant, Samples.running(plant));
        metering.busy();
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.until("measured", () -> metering.open() == 1);
            window.untilShown("4.9 MiB");
            window.order("select lab");
            window.until("not measured any more", () -> metering.open() == 0);
        }
    }

    @Test
    void theEvidenceGoesToTheClipboardAsText() throws Exception {
        watching.sees(plant, Samples.mismatched(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.click("#copy");
            assertThat(window.onFx(() -> Clipboard.getSystemClipboard().getString()))
                    .startsWith("plant-floor is running\n")
                    .contains("names 278843");
        }
    }

    @Test
    void theBrokersAreLookedAtAgainOnF5() throws Exception {
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.press(KeyCode.F5);
            window.until("a look", () -> watching.looks() == 1);
        }
    }

    @Test
    void theOrdersOfTheTrayAreObeyed() throws Exception {
        watching.sees(lab, Samples.running(lab));
        try (var window = open()) {
            window.onFx(() -> {
                window.stage().setIconified(true);
                return true;
            });
            // The window manager does it a little later; an order before that would be undone by it.
            window.until("it is away", () -> !window.stage().isFocused());
            window.order("select lab");
            window.order("raise");
            window.until(
                    "it is up",
                    () -> !window.stage().isIconified() && window.stage().isShowing());
            window.untilShown("lab is running");
        }
    }

    @Test
    void closingCutsNothingOffAndForcesNothing() throws Exception {
        operations = new StagedOperations(asking());
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            window.click("#stop");
            window.untilShown("Force stop 278718");
        }
        assertThat(answers).containsExactly(Escalation.GIVE_UP);
    }

    @Test
    void aDefectIsShownInOneSentence() throws Exception {
        try (var window = open()) {
            window.broke(Thread.currentThread(), new IllegalStateException("of the test's making"));
            window.untilShown("Something went wrong inside Pidkeeper");
            window.click("#dismiss");
            window.untilNotShown("Something went wrong inside Pidkeeper");
        }
    }

    @Test
    void settingsThatCannotBeUsedAreTold() throws Exception {
        try (var window = open()) {
            brokers.spoil(Sentence.of("settings.unreadable", "/brokers/gate.conf", "permission denied"));
            window.untilShown("/brokers/gate.conf");
        }
    }

    @Test
    void aBrokerWhoseSettingsBreakIsNotForgotten() throws Exception {
        brokers.replace(plant);
        watching.sees(plant, Samples.running(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            brokers.spoil(plant, Sentence.of("settings.unreadable", "/brokers/plant-floor.conf", "permission denied"));
            window.untilShown("Whether plant-floor runs is not known");
            window.untilShown("settings cannot be used");
            window.untilShown("/brokers/plant-floor.conf cannot be read");
            window.untilNotShown("Welcome");
            window.press(KeyCode.DELETE);
            window.untilShown("Whether plant-floor runs is not known");

            brokers.mend(plant);
            window.untilShown("plant-floor is running");
            window.untilNotShown("cannot be used");
        }
    }

    @Test
    void itOpensWhereItWasClosed() throws Exception {
        WindowPlace place;
        try (var window = open()) {
            window.resize(900, 620);
            window.until("it is small", () -> window.stage().getWidth() == 900);
            place = window.place();
        }
        try (var window = open()) {
            window.until("it is where it was", () -> window.place().equals(place));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void noButtonIsCutOffWhereTheWindowIsSmallest(String language) throws Exception {
        operations = new StagedOperations(asking());
        watching.sees(plant, Samples.mismatched(plant));
        try (var window = open(language)) {
            window.until("something is known", () -> window.enabled("#stop"));
            window.resize(760, 480);
            window.click("#stop");
            window.until(
                    "it asks",
                    () -> Optional.ofNullable(window.scene().lookup("#force"))
                            .filter(Node::isVisible)
                            .isPresent());
            window.onFx(() -> {
                assertThat(window.visible(Button.class)).hasSizeGreaterThan(6).allSatisfy(WindowGuiIT::assertWhole);
                return true;
            });
            exit.countDown();
        }
    }

    private static void assertWhole(Labeled labeled) {
        var shown = labeled.lookup(".text") instanceof Text text ? text.getText() : "";
        var wanted = labeled.getText() == null ? "" : labeled.getText();
        assertThat(shown).as(wanted).doesNotContain("…").doesNotContain("...");
    }

    @Test
    void theKeyboardReachesEverythingAndEverythingHasAName() throws Exception {
        watching.sees(plant, Samples.running(plant)).sees(lab, Samples.stopped(lab));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            var wanted = reachable(window);
            var reached = new CopyOnWriteArrayList<Node>();
            for (int tabs = 0; tabs < 3 * wanted.size() && !reached.containsAll(wanted); tabs++) {
                window.press(KeyCode.TAB);
                reached.add(window.focusOwner());
            }
            assertThat(reached).containsAll(wanted);
            assertThat(wanted)
                    .allSatisfy(
                            node -> assertThat(name(node)).as(node.toString()).isNotEmpty());
        }
    }

    @Test
    void whatTheKeyboardReachesIsScrolledIntoView() throws Exception {
        try (var window = open()) {
            window.resize(760, 480);
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.untilShown("Watch a broker");
            window.press(KeyCode.ALT, KeyCode.N);
            var field = window.onFx(() -> window.scene().lookup("#name .text-field"));
            assertThat(window.focusOwner()).isEqualTo(field);
            window.until("the field is seen", () -> {
                var seen = field.localToScene(field.getBoundsInLocal());
                var foot = window.scene().lookup("#submit");
                return seen.getMaxY()
                        <= foot.localToScene(foot.getBoundsInLocal()).getMinY();
            });
        }
    }

    private static List<Node> reachable(OpenWindow window) {
        return window.onFx(() -> window.visible(Control.class).stream()
                .filter(control -> control.isFocusTraversable() && !control.isDisabled())
                .map(Node.class::cast)
                .toList());
    }

    private static String name(Node node) {
        var name = node.getAccessibleText();
        if (name == null && node instanceof Labeled labeled) {
            name = labeled.getText();
        }
        return name == null ? "" : name;
    }

    @Test
    void theListSaysWhatItShowsToThoseWhoCannotSeeIt() throws Exception {
        watching.sees(plant, Samples.mismatched(plant));
        try (var window = open()) {
            window.untilShown("plant-floor is running");
            var list = window.node("#list", ListView.class);
            assertThat(list.getAccessibleText()).isEqualTo("Brokers");
            assertThat(window.onFx(() -> list.lookup(".list-cell:filled").getAccessibleText()))
                    .isEqualTo("plant-floor is running, running · pid file mismatched");
        }
    }
}
