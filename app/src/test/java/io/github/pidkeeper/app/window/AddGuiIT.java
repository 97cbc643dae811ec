package io.github.pidkeeper.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The form in which a broker is added. */
final class AddGuiIT extends StagedWindow {

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
}
