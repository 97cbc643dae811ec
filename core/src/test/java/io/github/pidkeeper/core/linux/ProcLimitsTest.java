package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcLimitsTest {

    private static final String BEFORE = """
        Limit                     Soft Limit           Hard Limit           Units
        Max processes             31805                31805                processes
        """;

    @Test
    void theSoftLimitOfOpenFilesIsRead() {
        var text = BEFORE + "Max open files            1024                 524288               files     \n";

        assertThat(new ProcLimits(text).openFiles()).hasValue(1024);
    }

    @Test
    void noLimitIsNoNumber() {
        var text = BEFORE + "Max open files            unlimited            unlimited            files     \n";

        assertThat(new ProcLimits(text).openFiles()).isEmpty();
    }

    @Test
    void aTextWithoutThatLineTellsNothing() {
        assertThat(new ProcLimits(BEFORE).openFiles()).isEmpty();
        assertThat(new ProcLimits("").openFiles()).isEmpty();
        assertThat(new ProcLimits("Max open files ").openFiles()).isEmpty();
    }
}
