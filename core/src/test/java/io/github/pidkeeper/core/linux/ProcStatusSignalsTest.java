package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcStatusSignalsTest {

    @Test
    void theClassicSignalsCountAndTheCLibrarysOwnDoNot() {
        assertThat(new ProcStatus("SigIgn:\t0000000000000000\n").ignoresSignals())
                .isFalse();
        assertThat(new ProcStatus("SigIgn:\t0000000180000000\n").ignoresSignals())
                .isFalse();
        assertThat(new ProcStatus("SigIgn:\t0000000000004002\n").ignoresSignals())
                .isTrue();
        assertThat(new ProcStatus("").ignoresSignals()).isFalse();
    }
}
