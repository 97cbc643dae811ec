package io.github.pidkeeper.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read where the window is smallest, reached with the keyboard, and told to those who cannot see it. */
final class ReachGuiIT extends StagedWindow {

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void noButtonIsCutOffWhereTheWindowIsSmallest(String language) throws Exception {
        operations = new StagedOperations(Courses.asking(exit, _ -> {}));
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
                assertThat(window.visible(Button.class)).hasSizeGreaterThan(6).allSatisfy(ReachGuiIT::assertWhole);
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
