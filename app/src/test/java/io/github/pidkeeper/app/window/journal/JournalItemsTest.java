package io.github.pidkeeper.app.window.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.journal.JournalRow.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

/** The operations in the list of the window. */
final class JournalItemsTest {

    private final JournalItems items = new JournalItems();
    private final List<String> changes = new ArrayList<>();

    private static JournalRow row(String key, String outcome) {
        return new JournalRow(key, Tone.GOOD, "Start", "done", "09:00", outcome, "", List.of(), "text");
    }

    private void become(String... keys) {
        items.become(Arrays.stream(keys).map(key -> row(key, "done")).toList());
    }

    private Stream<String> keys() {
        return items.all().stream().map(JournalItem::key);
    }

    private void listen() {
        items.all().addListener((ListChangeListener<JournalItem>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(item -> changes.add("-" + item.key()));
                change.getAddedSubList().forEach(item -> changes.add("+" + item.key()));
            }
        });
    }

    @Test
    void whatComesIsAddedAndNothingElseIsTouched() {
        become("2", "1");
        var before = List.copyOf(items.all());
        listen();
        become("4", "3", "2", "1");
        assertThat(changes).containsExactly("+4", "+3");
        assertThat(items.all().subList(2, 4)).isEqualTo(before);
    }

    @Test
    void whatFallsOffTheEndIsRemovedAndNothingElseIsTouched() {
        become("3", "2", "1");
        listen();
        become("4", "3", "2");
        assertThat(changes).containsExactly("-1", "+4");
    }

    @Test
    void ofAnOperationThatGoesOnOnlyTheRowChanges() {
        become("2", "1");
        var item = items.all().getFirst();
        item.toggle();
        listen();
        items.become(List.of(row("2", "it is up"), row("1", "done")));
        assertThat(changes).isEmpty();
        assertThat(item.row().get().outcome()).isEqualTo("it is up");
        assertThat(item.open().get()).isTrue();
    }

    @Test
    void whateverIsShownNextIsShownInItsOrder() {
        for (String next : List.of("54321", "531", "", "12345", "67", "7654321", "2461", "1642")) {
            become(next.chars().mapToObj(Character::toString).toArray(String[]::new));
            assertThat(String.join("", keys().toList())).isEqualTo(next);
        }
    }
}
