package io.github.pidkeeper.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.figures.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The letters that are keys with Alt: of two that can be seen at a time with the same one, neither would be pressed. */
final class MnemonicsGuiIT extends StagedWindow {

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void noTwoOnTheFirstPageHaveTheSame(String language) throws Exception {
        brokers.replace();
        try (var window = open(language)) {
            window.until("there is a first page", () -> buttons(window).size() > 1);
            assertDistinct(window);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void noTwoOfTheFormAndTheListBesideItHaveTheSame(String language) throws Exception {
        try (var window = open(language)) {
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.until("there is a form", () -> !window.visible("#submit").isEmpty());
            assertDistinct(window);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void noTwoOfAQuestionAndThePageAroundItHaveTheSame(String language) throws Exception {
        operations = new StagedOperations(Courses.stop(exit, Duration.ZERO), Courses::repairPlan);
        watching.sees(plant, Samples.mismatched(plant));
        metering.counts(new Reading.Told<>(3L));
        try (var window = open(language)) {
            window.until("something is known", () -> window.enabled("#stop"));
            for (String tab : List.of("#overviewTab", "#logTab", "#journalTab")) {
                window.click(tab);
                assertDistinct(window);
                for (var question : List.of(
                        "plan.start",
                        "plan.stop",
                        "plan.restart",
                        "plan.reload",
                        "repair-file",
                        "undo-ask",
                        "forget")) {
                    choose(window, question, language);
                    assertAsked(window, question);
                    window.press(KeyCode.ESCAPE);
                }
                window.click("#stop");
                assertAsked(window, "clients");
                window.press(KeyCode.ESCAPE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void noTwoOfAnOperationAndAQuestionBesideItHaveTheSame(String language) throws Exception {
        operations = new StagedOperations(Courses.stop(exit, Duration.ofSeconds(10)), Courses::nothingToUndo);
        watching.sees(plant, Samples.mismatched(plant));
        try (var window = open(language)) {
            window.until("something is known", () -> window.enabled("#stop"));
            window.click("#stop");
            try {
                window.until("it asks", () -> !window.visible("#force").isEmpty());
                for (boolean ofLog : List.of(false, true)) {
                    window.click(ofLog ? "#logTab" : "#overviewTab");
                    assertDistinct(window);
                    for (var question : List.of("undo-ask", "forget")) {
                        choose(window, question, language);
                        assertAsked(window, question);
                        window.press(KeyCode.ESCAPE);
                    }
                }
            } finally {
                exit.countDown();
            }
        }
    }

    private static void assertAsked(OpenWindow window, String question) {
        window.until(
                question + " is asked",
                () -> !window.visible(".question-answers").isEmpty());
        assertDistinct(window);
    }

    private static void assertDistinct(OpenWindow window) {
        assertThat(window.onFx(() -> buttons(window)))
                .allSatisfy((key, texts) -> assertThat(texts).as("Alt+%s", key).hasSize(1));
    }

    /** The texts of what can be seen, by the letter that is their key, small or capital. On the FX thread. */
    private static Map<String, List<String>> buttons(OpenWindow window) {
        return window.labels().stream()
                .filter(Labeled::isMnemonicParsing)
                .map(Labeled::getText)
                .filter(text -> text.contains("_"))
                .collect(Collectors.groupingBy(MnemonicsGuiIT::key));
    }

    private static String key(String text) {
        int mark = text.indexOf('_');
        return text.substring(mark + 1, mark + 2).toUpperCase(Locale.ROOT);
    }

    /** Takes an entry of the menu beside the buttons. */
    private static void choose(OpenWindow window, String entry, String language) {
        String wanted = Texts.of(Locale.forLanguageTag(language), English.ZONE, English.CLOCK)
                .text("window.action." + entry);
        window.onFx(() -> {
            window.visible(MenuButton.class).stream()
                    .flatMap(menu -> menu.getItems().stream())
                    .flatMap(MnemonicsGuiIT::leaves)
                    .filter(item -> wanted.equals(item.getText()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + wanted))
                    .fire();
            return true;
        });
    }

    private static Stream<MenuItem> leaves(MenuItem item) {
        return item instanceof Menu menu ? menu.getItems().stream() : Stream.of(item);
    }
}
