package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcStatusTest {

    @Test
    void theEffectiveUserCounts() {
        assertThat(ProcStatus.parse("Name:\tmosquitto\nUmask:\t0022\nUid:\t0\t109\t109\t109\nNSpid:\t1234\n"))
                .contains(new ProcStatus(109, false));
    }

    @Test
    void twoPidsMeanANestedNamespace() {
        assertThat(ProcStatus.parse("Uid:\t0\t0\t0\t0\nNSpid:\t1234\t7\n")).contains(new ProcStatus(0, true));
    }

    @Test
    void anOldKernelDoesNotTellOfNamespaces() {
        assertThat(ProcStatus.parse("Uid:\t1000\t1000\t1000\t1000\n")).contains(new ProcStatus(1000, false));
    }

    @Test
    void theLargestUidIsAUid() {
        assertThat(ProcStatus.parse("Uid:\t4294967294\t4294967294\t0\t0\n"))
                .contains(new ProcStatus(4_294_967_294L, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Name:\tx\n", "Uid:\t0\n", "Uid:\ta\tb\tc\td\n"})
    void whatTheKernelDoesNotWriteIsNotUnderstood(String text) {
        assertThat(ProcStatus.parse(text)).isEmpty();
    }
}
