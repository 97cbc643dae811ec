package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcStatusSignalsTest {

    @Test
    void theClassicSignalsCountAndTheCLibrarysOwnDoNot() {
        assertThat(ProcStatus.ignoresSignals("SigIgn:\t0000000000000000\n")).isFalse();
        assertThat(ProcStatus.ignoresSignals("SigIgn:\t0000000180000000\n")).isFalse();
        assertThat(ProcStatus.ignoresSignals("SigIgn:\t0000000000004002\n")).isTrue();
        assertThat(ProcStatus.ignoresSignals("")).isFalse();
    }
}
