package io.github.pidkeeper.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.discovery.RunningProcesses;
import io.github.pidkeeper.core.discovery.UnitFiles;
import io.github.pidkeeper.core.log.LogAccess;
import io.github.pidkeeper.core.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log in the window, on real files. */
final class LogGuiIT {

    @TempDir
    private Path directory;

    private SampleLogs logs;
    private Broker plant;

    @BeforeEach
    void configure() throws IOException {
        logs = new SampleLogs(directory);
        plant = logs.nanomq("plant");
    }

    private OpenWindow open() throws TimeoutException {
        var window = openWindow();
        window.order("log plant");
        return window;
    }

    private OpenWindow openWindow() throws TimeoutException {
        var metering = new StagedMetering();
        return new OpenWindow(new WindowDependencies(
                Texts.of(Locale.ENGLISH, English.ZONE, English.CLOCK),
                new StagedOperations(Courses.stop(new CountDownLatch(0), Duration.ZERO), Courses::repairPlan),
                new RunningProcesses(),
                Samples.OPS,
                new ToldWatching().sees(plant, Samples.running(plant)),
                new ListedBrokers(plant),
                metering,
                metering,
                _ -> plant,
                "",
                UnitFiles.none(),
                directory.resolve("state"),
                new LogAccess(Machine.current().logs(), Machine.current().sentinels()),
                English.CLOCK));
    }

    @Test
    void itsEndIsShownAndWhatIsWrittenAppearsThroughATurnOfTheFile() throws Exception {
        logs.fill("plant", 5000);
        try (var window = open()) {
            window.untilShown("sensor-4999 published");
            window.untilShown("5\u202f025 lines");
            logs.append("plant", "2026-11-23 09:00:00 [1] WARN  /a.c:1: just written\n");
            window.untilShown("just written");
            Files.move(logs.log("plant"), directory.resolve("plant.log.1"));
            logs.append("plant", "2026-11-23 09:00:01 [1] INFO  /a.c:1: after the turn\n");
            window.untilShown("after the turn");
            window.untilShown("just written");
            window.untilShown("5\u202f027 lines");
        }
    }

    @Test
    void theEndOfALargeLogIsInSightAtOnceAndStaysThereWhenAllIsCounted() throws Exception {
        logs.fill("plant", 300_000);
        logs.append("plant", "2026-11-23 09:00:00 [1] WARN  /a.c:1: the last line\n");
        try (var window = open()) {
            var seen = new SeenLines(window);
            window.untilShown("301\u202f501 lines");
            window.until("the last line is in sight", seen::last);
            assertThat(seen.pulsesWithoutTheLast()).isEmpty();
            logs.append("plant", "2026-11-23 09:00:01 [1] WARN  /a.c:1: the last line but one day\n");
            window.untilShown("301\u202f502 lines");
            window.until("the last line is in sight", seen::last);
            assertThat(seen.pulsesWithoutTheLast()).isEmpty();
        }
    }

    @Test
    void thePanelIsReadyWithItsRowsBeforeItIsAskedFor() throws Exception {
        logs.fill("plant", 50);
        try (var window = openWindow()) {
            window.until(
                    "there are rows",
                    () -> window.scene()
                                    .getRoot()
                                    .lookupAll("#logSection .log-text")
                                    .size()
                            > 5);
            assertThat(window.onFx(() -> window.visible(ListView.class))).hasSize(1);
            window.press(KeyCode.ALT, KeyCode.L);
            window.untilShown("sensor-48 published");
        }
    }

    @Test
    void theEndIsFollowedOrNotByALetter() throws Exception {
        logs.fill("plant", 50);
        try (var window = open()) {
            window.untilShown("sensor-48 published");
            var follow = window.node("#follow", ToggleButton.class);
            assertThat(follow.isSelected()).isTrue();
            window.press(KeyCode.ALT, KeyCode.F);
            window.until("it is not followed", () -> !follow.isSelected());
            window.press(KeyCode.ALT, KeyCode.F);
            window.until("it is followed", follow::isSelected);
            window.click("#follow");
            window.until("it is not followed", () -> !follow.isSelected());
        }
    }

    @Test
    void rowsAreChosenWithTheKeysAndTheListIsLeftWithTab() throws Exception {
        logs.fill("plant", 5000);
        try (var window = open()) {
            window.untilShown("5\u202f025 lines");
            window.until("the lines have the focus", () -> window.focusOwner() instanceof ListView);
            window.press(KeyCode.END);
            window.press(KeyCode.SHIFT, KeyCode.UP);
            window.press(KeyCode.SHIFT, KeyCode.UP);
            assertThat(window.onFx(() -> window.lines().getSelectionModel().getSelectedIndices().stream()
                            .toList()))
                    .containsExactly(5022, 5023, 5024);
            window.press(KeyCode.SHIFT, KeyCode.DOWN);
            assertThat(window.onFx(() -> window.lines().getSelectionModel().getSelectedIndices().stream()
                            .toList()))
                    .containsExactly(5023, 5024);
            var seen = new SeenLines(window);
            window.press(KeyCode.HOME);
            window.press(KeyCode.PAGE_DOWN);
            window.press(KeyCode.PAGE_DOWN);
            int chosen = window.onFx(() -> window.lines().getSelectionModel().getSelectedIndex());
            assertThat(chosen).isBetween(10, 200);
            window.until("it is in sight", () -> seen.rows().contains(chosen));
            window.press(KeyCode.TAB);
            assertThat(window.focusOwner().getId()).isNotEqualTo("lines");
        }
    }

    @Test
    void anyPlaceCanBeReachedAndTheEndIsLeftUntilItIsWantedAgain() throws Exception {
        logs.fill("plant", 5000);
        try (var window = open()) {
            window.untilShown("sensor-4999 published");
            window.until("the lines have the focus", () -> window.focusOwner() instanceof ListView);
            window.press(KeyCode.HOME);
            window.untilShown("NanoMQ instance configured as");
            assertThat(window.node("#follow", ToggleButton.class).isSelected()).isFalse();
            logs.append("plant", "2026-11-23 09:00:00 [1] WARN  /a.c:1: just written\n");
            window.untilShown("5\u202f026 lines");
            window.untilShown("NanoMQ instance configured as");
            window.press(KeyCode.END);
            window.untilShown("just written");
            assertThat(window.node("#follow", ToggleButton.class).isSelected()).isTrue();
        }
    }

    @Test
    void linesAreChosenByLevelAndByText() throws Exception {
        logs.fill("plant", 2000);
        try (var window = open()) {
            window.untilShown("sensor-1999 published");
            window.onFx(() -> {
                window.node("#level", ChoiceBox.class).getSelectionModel().selectLast();
                return true;
            });
            window.untilShown("87 of 2\u202f010 lines");
            window.untilNotShown("published to");
            window.click("#filter");
            window.type("nothing like it");
            window.untilShown("No line is like that");
        }
    }

    @Test
    void aTextIsFoundAndSoIsTheNext() throws Exception {
        logs.fill("plant", 2000);
        try (var window = open()) {
            window.untilShown("sensor-1999 published");
            window.press(KeyCode.CONTROL, KeyCode.F);
            window.until(
                    "the field has the focus",
                    () -> "find".equals(window.focusOwner().getId()));
            window.type("websocket");
            window.untilShown("87 of 87");
            window.press(KeyCode.F3);
            window.untilShown("1 of 87");
            window.untilShown("2026-11-23 06:00:03");
            window.press(KeyCode.F3);
            window.untilShown("2 of 87");
            window.press(KeyCode.SHIFT, KeyCode.F3);
            window.untilShown("1 of 87");
            window.press(KeyCode.ESCAPE);
            window.untilNotShown("1 of 87");
        }
    }

    @Test
    void theLastStartIsFoundAndALineIsCopiedAsItIs() throws Exception {
        logs.fill("plant", 2000);
        try (var window = open()) {
            window.untilShown("2\u202f010 lines");
            window.click("#lastStart");
            window.untilShown("sensor-1800 published");
            window.until("the lines have the focus", () -> window.focusOwner() instanceof ListView);
            window.press(KeyCode.CONTROL, KeyCode.C);
            window.until(
                    "the line is on the clipboard",
                    () ->
                            "2026-11-23 06:30:00 [11543] INFO  /src/nng/conf.c:1332: This NanoMQ instance configured as:\n"
                                    .equals(Clipboard.getSystemClipboard().getString()));
        }
    }

    @Test
    void aPasswordIsNeitherShownNorCopied() throws Exception {
        logs.append("plant", "2026-11-23 06:30:00 [1] DEBUG a.c:1: api-key: hunter2\n");
        try (var window = open()) {
            window.untilShown("a.c:1: api-key: ***");
            window.until("the lines have the focus", () -> window.focusOwner() instanceof ListView);
            window.press(KeyCode.END);
            window.press(KeyCode.CONTROL, KeyCode.C);
            window.until(
                    "the line is on the clipboard",
                    () -> "2026-11-23 06:30:00 [1] DEBUG a.c:1: api-key: ***\n"
                            .equals(Clipboard.getSystemClipboard().getString()));
        }
    }

    @Test
    void aLogThatIsNotThereOrIsEmptySaysSoAndIsShownWhenItComes() throws Exception {
        try (var window = open()) {
            window.untilShown("plant.log is not there; the broker makes it");
            logs.append("plant", "");
            window.untilShown("Nothing has been written to this log yet");
            logs.append("plant", "2026-11-23 09:00:01 [1] INFO  /a.c:1: the first line\n");
            window.untilShown("the first line");
        }
    }

    @Test
    void whatHidesOrTurnsIsSpeltOutAndALongLineIsCut() throws Exception {
        logs.append(
                "plant", "a\u202eb\u0007\0\0\0\0\0\0\0\0c \u001b[31mred\n" + "x".repeat(3_000_000) + "\nlast line\n");
        try (var window = open()) {
            window.untilShown("a\\u202eb\\u0007\\u0000×8c red");
            window.untilShown("last line");
            window.untilShown("3 lines");
        }
    }

    @Test
    void whereNoFileIsNamedItIsSaidWhereTheLogGoes() throws Exception {
        Files.writeString(directory.resolve("plant.conf"), "log.to = [syslog]\nlog.level = warn\n");
        try (var window = open()) {
            window.untilShown("plant logs to syslog; type: journalctl -t nanomq");
        }
    }
}
