package io.github.pidkeeper.app.window.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.log.LogLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Rows on a real display: which of them are seen. */
final class RowSheetGuiIT {

    private static final double ROW = 20;

    private final RowList rows = new RowList(_ -> {});
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final FxRobot robot = new FxRobot();
    private ListView<LogRow> list;
    private RowSheet sheet;

    @BeforeEach
    void show() throws Exception {
        FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            list = new ListView<>(rows);
            list.setFixedCellSize(ROW);
            list.setPlaceholder(new Label("nothing"));
            list.setCellFactory(_ -> new LogCell(_ -> false));
            sheet = new RowSheet(list, following);
            list.setSkin(new RowsSkin(list, sheet));
        });
        FxToolkit.setupStage(stage -> {
            stage.setScene(new Scene(list, 400, 205));
            stage.show();
        });
    }

    @Test
    void theEndIsSeenWhateverComes() {
        become(100);
        assertThat(seen()).endsWith("row 98", "row 99").hasSizeBetween(9, 11);
        robot.interact(() -> rows.complete(new NoLines(), 5000, pages(4936, 5000)));
        // Those that were the first are no end of these, and were replaced.
        assertThat(seen()).endsWith("row 4998", "row 4999");
        robot.interact(() -> rows.grow(5002, pages(4928, 5002)));
        assertThat(seen()).endsWith("row 5000", "row 5001");
        robot.interact(() -> list.getScene().getWindow().setHeight(400));
        assertThat(seen()).endsWith("row 5001").hasSizeGreaterThan(12);
    }

    @Test
    void whatIsLookedAtStaysInItsPlaceWhenTheLinesBeforeItAreKnown() {
        robot.interact(() -> {
            following.set(false);
            rows.become(Optional.empty(), 64, List.of(page(0, 4936, 5000)));
        });
        robot.interact(() -> sheet.showFirst(40));
        var before = seen();
        robot.interact(() -> list.getSelectionModel().select(45));
        robot.interact(() -> rows.complete(new NoLines(), 5000, pages(4928, 5000)));
        assertThat(seen()).isEqualTo(before);
        assertThat(list.getSelectionModel().getSelectedIndices()).containsExactly(4936 + 45);
    }

    @Test
    void aLineThatIsLongerThanTheListIsWideIsReadToItsEndByTheKeys() {
        var line = new LogRow(0, "", LogLevel.UNTOLD, "", "x".repeat(300));
        robot.interact(() -> rows.become(Optional.empty(), 1, List.of(new LogPage(0, List.of(line)))));
        assertThat(seen()).containsExactly(line.text());
        robot.interact(() -> list.requestFocus());
        robot.push(KeyCode.RIGHT);
        seen();
        assertThat(list.lookup(".list-cell").getLayoutX()).isNegative();
        robot.push(KeyCode.LEFT);
        seen();
        assertThat(list.lookup(".list-cell").getLayoutX()).isZero();
    }

    private void become(int count) {
        robot.interact(() -> rows.become(Optional.empty(), count, pages(0, count)));
    }

    /** What can be read, from top to bottom. */
    private List<String> seen() {
        var words = new ArrayList<String>();
        robot.interact(() -> {
            list.getScene().getRoot().applyCss();
            list.getScene().getRoot().layout();
            list.lookupAll(".list-cell").stream()
                    .filter(Node::isVisible)
                    .sorted(Comparator.comparingDouble(Node::getLayoutY))
                    .map(cell -> cell instanceof ListCell<?> it && it.getItem() instanceof LogRow row ? row.text() : "")
                    .forEach(words::add);
        });
        return words;
    }

    private static List<LogPage> pages(int from, int to) {
        return IntStream.rangeClosed(LogPage.of(from), LogPage.of(to - 1))
                .mapToObj(number -> page(number, number * LogPage.SIZE, Math.min(to, (number + 1) * LogPage.SIZE)))
                .toList();
    }

    private static LogPage page(int number, int from, int to) {
        return new LogPage(
                number,
                IntStream.range(from, to)
                        .mapToObj(row -> new LogRow(row, "", LogLevel.UNTOLD, "", "row " + row))
                        .toList());
    }
}
