package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcStatusTest {

    @Test
    void twoPidsMeanANestedNamespace() {
        assertThat(new ProcStatus("Uid:\t0\t0\t0\t0\nNSpid:\t1234\t7\n").isNested())
                .isTrue();
        assertThat(new ProcStatus("Uid:\t0\t0\t0\t0\nNSpid:\t1234\n").isNested())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Name:\tx\n", "Uid:\t1000\t1000\t1000\t1000\n"})
    void anOldKernelDoesNotTellOfNamespaces(String text) {
        assertThat(new ProcStatus(text).isNested()).isFalse();
    }
}
