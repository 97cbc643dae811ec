package io.github.pidkeeper.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.window.place.WindowPlace;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The window on a display, on made-up brokers: what it shows of them, and of itself. */
final class WindowGuiIT extends StagedWindow {

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
}
