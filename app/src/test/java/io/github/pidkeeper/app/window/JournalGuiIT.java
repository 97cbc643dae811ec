package io.github.pidkeeper.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The journal in the window, on a real file. */
final class JournalGuiIT extends StagedWindow {

    private SampleJournal journal;

    @BeforeEach
    void seen() {
        journal = new SampleJournal(state);
        watching.sees(plant, Samples.running(plant));
    }

    private OpenWindow openJournal() throws Exception {
        var window = open();
        window.press(KeyCode.ALT, KeyCode.J);
        window.until("the journal has the focus", () -> list(window).isFocused());
        return window;
    }

    private static ListView<?> list(OpenWindow window) {
        return window.node("#operations", ListView.class);
    }

    /** From the top to the bottom. */
    private static List<String> titles(OpenWindow window) {
        return window.onFx(() -> window.visible(".journal-title").stream()
                .sorted((one, other) -> Double.compare(top(one), top(other)))
                .map(title -> ((Label) title).getText())
                .toList());
    }

    private static double top(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMinY();
    }

    @Test
    void theNewestIsOnTopWithWhatCameOfItAndByWhom() throws Exception {
        journal.add("plant-floor", "start", "Start nanomq", "done", "it is up, pid 278718");
        journal.add("lab", "stop", "Ask lab", "done", "lab has stopped");
        journal.add("plant-floor", "restart", "Check the ground", "refused", "the disk is full; make room");
        try (var window = openJournal()) {
            window.untilShown("the disk is full; make room");
            assertThat(titles(window)).containsExactly("Restart", "Start");
            window.untilShown("refused · 0.7 s");
            window.untilShown("by ops (pid 4711) · process 278718");
            window.untilShown("Operations: 2");
            assertThat(window.texts()).doesNotContain("lab has stopped", "Start nanomq");
        }
    }

    @Test
    void theStepsAreOpenedAndClosedWithTheKeys() throws Exception {
        journal.add("plant-floor", "start", "Start nanomq", "done", "it is up");
        journal.add("plant-floor", "stop", "Ask it to stop", "done", "plant-floor has stopped");
        try (var window = openJournal()) {
            window.untilShown("plant-floor has stopped");
            window.press(KeyCode.HOME);
            window.press(KeyCode.DOWN);
            window.press(KeyCode.RIGHT);
            window.untilShown("Start nanomq");
            window.untilShown("12 ms");
            window.press(KeyCode.RIGHT);
            window.untilShown("Start nanomq");
            window.press(KeyCode.LEFT);
            window.untilNotShown("Start nanomq");
            window.press(KeyCode.LEFT);
            assertThat(window.onFx(() -> list(window).isFocused())).isTrue();
            window.press(KeyCode.UP);
            window.press(KeyCode.ENTER);
            window.untilShown("Ask it to stop");
            window.press(KeyCode.SPACE);
            window.untilNotShown("Ask it to stop");
            window.click(window.onFx(() -> window.visible(".journal-arrow").getFirst()));
            window.untilShown("Ask it to stop");
        }
    }

    @Test
    void theStepsOfTheLastRowInSightAreBroughtIntoSight() throws Exception {
        for (int number = 1; number <= 30; number++) {
            journal.add("plant-floor", "start", "Step " + number, "done", "start number " + number);
        }
        try (var window = openJournal()) {
            window.untilShown("start number 30");
            window.press(KeyCode.END);
            window.press(KeyCode.ENTER);
            window.until(
                    "its step is in sight",
                    () -> window.visible(".journal-steps .step").stream()
                            .anyMatch(step -> top(step) + 20 < bottom(list(window))));
        }
    }

    private static double bottom(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMaxY();
    }

    @Test
    void whatComesIsPutOnTopAndNothingElseIsTouched() throws Exception {
        journal.add("plant-floor", "start", "Start nanomq", "done", "it is up");
        try (var window = openJournal()) {
            window.untilShown("it is up");
            window.press(KeyCode.HOME);
            window.press(KeyCode.ENTER);
            window.untilShown("Start nanomq");
            journal.add("plant-floor", "stop", "Ask it to stop", "failed", "it lives on");
            window.untilShown("it lives on");
            window.untilShown("Start nanomq");
            assertThat(titles(window)).containsExactly("Stop", "Start");
            assertThat(window.onFx(() -> list(window).getSelectionModel().getSelectedIndex()))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsUnderWayIsFilledInWhenItIsOver() throws Exception {
        journal.add("plant-floor", "start", "Start nanomq", "done", "it is up");
        String all = Files.readString(journal.file());
        String step = all.substring(0, all.indexOf('\n') + 1);
        Files.writeString(journal.file(), all.replace("o-1", "o-0") + step);
        try (var window = openJournal()) {
            window.untilShown("no outcome is on record");
            window.press(KeyCode.HOME);
            window.press(KeyCode.ENTER);
            window.untilShown("Start nanomq");
            journal.write(all.substring(step.length()));
            window.untilNotShown("no outcome is on record");
            window.untilShown("Start nanomq");
            assertThat(titles(window)).containsExactly("Start", "Start");
            assertThat(window.onFx(() -> list(window).getSelectionModel().getSelectedIndex()))
                    .isZero();
            assertThat(window.onFx(() -> list(window).getFocusModel().getFocusedIndex()))
                    .isZero();
        }
    }

    @Test
    void onlyWhatFailedOrWasRefusedIsShownIfThatIsWanted() throws Exception {
        journal.add("plant-floor", "start", "Start", "done", "it is up");
        try (var window = openJournal()) {
            window.untilShown("it is up");
            window.press(KeyCode.ALT, KeyCode.F);
            window.untilShown("Nothing on record has failed, was refused or was cut short.");
            window.untilShown("Operations: 0 of 1");
            journal.add("plant-floor", "stop", "Ask", "busy", "another operation is under way");
            window.untilShown("another operation is under way");
            assertThat(titles(window)).containsExactly("Stop");
            window.press(KeyCode.ALT, KeyCode.F);
            window.until("all are there", () -> titles(window).equals(List.of("Stop", "Start")));
        }
    }

    @Test
    void aBrokerKeepsItsHistoryUnderAnotherName() throws Exception {
        Broker renamed = Samples.nanomq("plant-floor");
        brokers.replace(renamed);
        journal.write("{\"time\":\"2026-11-23T09:00:00.000Z\",\"operation\":\"a\",\"broker\":\"oldname\",\"pidFile\":\""
                + renamed.pidFile() + "\",\"verb\":\"start\",\"action\":\"outcome\",\"result\":\"done\","
                + "\"words\":\"it is running\",\"version\":1}\n");
        try (var window = openJournal()) {
            window.untilShown("it is running");
            window.untilShown("oldname");
        }
    }

    @Test
    void anotherBrokersJournalIsShownWhenThatIsSelected() throws Exception {
        journal.add("plant-floor", "start", "Start", "done", "it is up");
        journal.add("lab", "stop", "Ask lab", "done", "lab has stopped");
        try (var window = openJournal()) {
            window.untilShown("it is up");
            window.order("select lab");
            window.untilShown("lab has stopped");
            window.untilNotShown("it is up");
        }
    }

    @Test
    void whereNothingWasDoneThatIsSaidUntilSomethingIs() throws Exception {
        try (var window = openJournal()) {
            window.untilShown("Nothing about this broker is on record here.");
            assertThat(window.enabled("#export")).isFalse();
            journal.add("plant-floor", "start", "Start", "done", "it is up");
            window.untilShown("it is up");
            assertThat(window.enabled("#export")).isTrue();
        }
    }

    @Test
    void aJournalThatCannotBeReadSaysWhyAndIsShownOnceItCan() throws Exception {
        Files.createDirectories(journal.file());
        try (var window = openJournal()) {
            window.untilShown("cannot be read: it is not a plain file");
            Files.delete(journal.file());
            journal.add("plant-floor", "start", "Start", "done", "it is up");
            window.untilShown("it is up");
        }
    }

    @Test
    void damagedLinesAreCountedAndCostNoOther() throws Exception {
        journal.write("{\"time\":\"torn\n");
        journal.add("plant-floor", "start", "Start", "done", "it is up");
        try (var window = openJournal()) {
            window.untilShown("it is up");
            window.untilShown("Damaged lines in the journal, passed over: 1");
        }
    }

    @Test
    void ofManyTheNewestAreShownAndHowToHaveAllIsTold() throws Exception {
        for (int number = 1; number <= 310; number++) {
            journal.add("plant-floor", "start", "Start", "done", "start number " + number);
        }
        try (var window = openJournal()) {
            window.untilShown("start number 310");
            window.untilShown("The newest 300 are shown; Export saves all 310.");
            window.untilShown("Operations: 310");
        }
    }

    @Test
    void whatIsSelectedIsCopiedAndWithoutASelectionAll() throws Exception {
        journal.add("plant-floor", "start", "Start nanomq", "done", "it is up");
        journal.add("plant-floor", "stop", "Ask it to stop", "done", "plant-floor has stopped");
        String stop = """
            2026-11-23 09:00:02  stop plant-floor · done · 0.7 s · by ops (pid 4711) · process 278718
              ✓ Ask it to stop · 12 ms
              plant-floor has stopped
            """;
        String start = """
            2026-11-23 09:00:01  start plant-floor · done · 0.7 s · by ops (pid 4711) · process 278718
              ✓ Start nanomq · 12 ms
              it is up
            """;
        try (var window = openJournal()) {
            window.untilShown("plant-floor has stopped");
            window.onFx(() -> {
                list(window).getSelectionModel().clearSelection();
                return true;
            });
            window.press(KeyCode.ALT, KeyCode.C);
            window.until("all is copied", () -> (stop + "\n" + start).equals(clipboard()));
            window.click("#operations");
            window.press(KeyCode.HOME);
            window.press(KeyCode.CONTROL, KeyCode.C);
            window.until("one is copied", () -> stop.equals(clipboard()));
        }
    }

    private static String clipboard() {
        return Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), "");
    }
}
