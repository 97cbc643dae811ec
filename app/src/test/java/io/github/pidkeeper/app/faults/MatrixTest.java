package io.github.pidkeeper.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The matrix is whole, and what came of its rows can be handed on and printed. */
class MatrixTest {

    private static final List<String> LISTED = List.of(
                    "A01 A02 A03 A04 A06 A07 A08 A09 A10 A11 A12 A13 A14 A15 A16 A18 A20 A21 A23",
                    "B01 B02 B03 B04 B05 B07 B08 B09 B11 B13",
                    "C01 C03 C04 C06 C07 C08 C09 C10 C12 C12b C13 C14 C15 C18 C19 C20 C21 C22 C22b C23 C26 C28")
            .stream()
            .flatMap(line -> List.of(line.split(" ")).stream())
            .toList();

    private final Row row = new Row("A99", "somebody stumbles", _ -> {});

    @Test
    void everyFaultOfTheListHasItsRowAndNoneHasTwo() {
        List<String> ids = new Matrix().rows().stream().map(Row::id).toList();

        assertThat(ids).containsAll(LISTED).doesNotHaveDuplicates();
        assertThat(ids).filteredOn(id -> !LISTED.contains(id)).allMatch(id -> id.startsWith("X"));
    }

    @Test
    void aResultGoesFromOneProcessToAnotherAsOneLine() {
        var result = new RowResult(
                row, Optional.of("two\n\tlines"), "status 0", Duration.ofMillis(7), List.of("one", "another"));

        Optional<RowResult> received = RowResult.decoded(row, "noise\n" + result.encoded() + "\nnoise");

        assertThat(received)
                .contains(new RowResult(
                        row, Optional.of("two lines"), "status 0", Duration.ofMillis(7), List.of("one", "another")));
        assertThat(RowResult.decoded(row, "noise")).isEmpty();
    }

    @Test
    void aRowThatHarmsSomebodyHasFailedWhateverElseIsRight() {
        var result =
                new RowResult(row, Optional.empty(), "status 0", Duration.ofMillis(7), List.of("a bystander died"));

        assertThat(result.passed()).isFalse();
        assertThat(RowResult.table(List.of(result)).lines())
                .containsExactly(
                        "row\tsituation\tverdict\tsaid\tms\tharmed",
                        "A99\tsomebody stumbles\tfailed\ta bystander died [status 0]\t7\t1");
    }
}
