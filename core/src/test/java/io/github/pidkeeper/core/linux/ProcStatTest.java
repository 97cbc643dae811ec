package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcStatTest {

    private static final String BEHIND_NAME =
            " S 812 1234 1234 0 -1 4194560 155 0 0 0 3 7 0 0 20 0 13 0 98765 8380416 1233 18446744073709551615 1 1\n";

    @ParameterizedTest
    @ValueSource(strings = {"(nanomq)", "(tmux: server)", "(a) R 1 2 3)", "(()", "())", "(line\nbreak) Z)", "(\uFFFD)"})
    void theNameMayContainAnything(String name) {
        assertThat(ProcStat.parse("1234 " + name + BEHIND_NAME)).contains(new ProcStat('S', 812, 98765));
    }

    @Test
    void aSuspendedProcessIsStoppedOrTraced() {
        assertThat(new ProcStat('T', 1, 1).suspended()).isTrue();
        assertThat(new ProcStat('t', 1, 1).suspended()).isTrue();
        assertThat(new ProcStat('S', 1, 1).suspended()).isFalse();
        assertThat(new ProcStat('D', 1, 1).suspended()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1234",
                "1234 (x",
                "1234 (x)",
                "1234 (x) S 1 2",
                "1234 (x) S one 1 1 0 -1 1 1 0 0 0 3 7 0 0 20 0 13 0 9 8"
            })
    void whatTheKernelDoesNotWriteIsNotUnderstood(String text) {
        assertThat(ProcStat.parse(text)).isEmpty();
    }
}
