package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcStatUsageTest {

    private static final String BEHIND =
            " S 1 4711 4711 0 -1 4194560 1023 88 0 0 37 5 1 2 20 0 14 0 987654 4096000 868 18446744073709551615 1 1 0"
                    + " 0";

    @Test
    void processorTimeAndThreadsAreRead() {
        assertThat(ProcStatUsage.parse("4711 (nanomq)" + BEHIND)).contains(new ProcStatUsage(42, 14));
    }

    @Test
    void aNameThatLooksLikeFieldsIsNotTakenForThem() {
        assertThat(ProcStatUsage.parse("4711 (a) R 1 2 3 (b)" + BEHIND)).contains(new ProcStatUsage(42, 14));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4711",
                "4711 (nanomq)",
                "4711 (nanomq) S 1 2 3",
                "4711 (x) S 1 2 3 4 5 6 7 8 9 0 a b c d e f g h i j k",
                "4711 (x) S 1 2 3 4 5 6 7 8 9 0"
            })
    void whatIsNotWrittenByTheKernelIsNotUnderstood(String text) {
        assertThat(ProcStatUsage.parse(text)).isEmpty();
    }
}
