package io.github.pidkeeper.app.window.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.log.LogLevel;
import io.github.pidkeeper.core.log.NumberedLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RowListTest {

    private final List<Integer> asked = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final RowList rows = new RowList(asked::add);
    private final NumberedLines lines = new NoLines();

    @BeforeEach
    void listen() {
        rows.addListener((ListChangeListener<LogRow>) change -> {
            while (change.next()) {
                heard.add((change.wasUpdated() ? "updated " : "changed ") + change.getFrom() + "-" + change.getTo());
            }
        });
    }

    @Test
    void aPageThatIsNotThereIsAskedForOnceAndToldOfWhenItComes() {
        rows.become(Optional.of(lines), 1000, List.of());
        assertThat(rows.get(130).isPending()).isTrue();
        assertThat(rows.get(131).isPending()).isTrue();
        assertThat(asked).containsExactly(2);
        heard.clear();
        rows.arrived(lines, page(2, 64));
        assertThat(rows.get(130).text()).isEqualTo("row 130");
        assertThat(heard).containsExactly("updated 128-192");
        assertThat(asked).containsExactly(2);
    }

    @Test
    void whatBelongsToOtherLinesIsNotTaken() {
        rows.become(Optional.of(lines), 1000, List.of());
        rows.arrived(new NoLines(), page(0, 64));
        assertThat(rows.get(0).isPending()).isTrue();
    }

    @Test
    void theLastRowMayChangeWhenMoreCome() {
        rows.become(Optional.of(lines), 10, List.of(page(0, 10)));
        heard.clear();
        rows.grow(12, List.of(page(0, 12)));
        assertThat(rows).hasSize(12);
        assertThat(rows.get(11).text()).isEqualTo("row 11");
        assertThat(heard).contains("changed 10-12", "updated 9-10");
    }

    @Test
    void whenAllLinesAreKnownThoseBeforeTheFirstRowsAreAdded() {
        rows.become(
                Optional.empty(), 3, List.of(new LogPage(0, page(0, 1000).rows().subList(997, 1000))));
        heard.clear();
        rows.complete(lines, 1002, List.of(page(15, 42)));
        assertThat(heard).containsExactlyInAnyOrder("changed 0-997", "updated 999-1000", "changed 1000-1002");
        assertThat(rows).hasSize(1002);
        assertThat(rows.get(999).text()).isEqualTo("row 999");
        assertThat(rows.lines()).contains(lines);
        assertThat(asked).isEmpty();
    }

    @Test
    void rowsThatAreNotTheEndOfAllLinesAreReplaced() {
        rows.become(Optional.empty(), 3, List.of(page(0, 3)));
        rows.complete(lines, 1002, List.of(page(15, 42)));
        assertThat(rows).hasSize(1002);
        assertThat(rows.get(1001).text()).isEqualTo("row 1001");
    }

    /** Of rows that are replaced at once JavaFX looks for the one that has the focus among all that are new. */
    @Test
    void otherLinesComeWhenThoseBeforeAreGone() {
        rows.become(Optional.of(lines), 5, List.of(page(0, 5)));
        heard.clear();
        rows.become(Optional.of(lines), 10, List.of(page(0, 10)));
        assertThat(heard).containsExactly("changed 0-0", "changed 0-10");
    }

    @Test
    void onlyThePagesThatWereLookedAtLastAreKept() {
        rows.become(Optional.of(lines), 100_000, List.of());
        for (int number = 0; number < 40; number++) {
            assertThat(rows.get(number * LogPage.SIZE).isPending()).isTrue();
            rows.arrived(lines, page(number, LogPage.SIZE));
        }
        asked.clear();
        assertThat(rows.get(39 * LogPage.SIZE).isPending()).isFalse();
        assertThat(rows.get(0).isPending()).isTrue();
        assertThat(asked).containsExactly(0);
    }

    private static LogPage page(int number, int size) {
        return new LogPage(
                number,
                IntStream.range(number * LogPage.SIZE, number * LogPage.SIZE + size)
                        .mapToObj(row -> new LogRow(row, "", LogLevel.UNTOLD, "", "row " + row))
                        .toList());
    }
}
