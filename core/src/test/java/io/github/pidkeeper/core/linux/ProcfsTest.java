package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kernel shows of arguments. */
class ProcfsTest {

    @Test
    void eachArgumentEndsInOneNul() {
        assertThat(Procfs.words("")).isEmpty();
        assertThat(Procfs.words("\0")).containsExactly("");
        expect("broker\0", "broker");
        expect("broker\0-x\0", "broker", "-x");
        expect("broker\0\0-x\0", "broker", "", "-x");
    }

    @Test
    void anEmptyArgumentAtTheEndIsOneAsAnyOther() {
        expect("broker\0\0", "broker", "");
        expect("broker\0-x\0\0", "broker", "-x", "");
        expect("broker\0-x\0\0\0", "broker", "-x", "", "");
        expect("\0\0", "", "");
    }

    /** It may end without one, and have wiped out the rest. */
    @Test
    void whatHasOverwrittenTheArgumentsIsOneWordAndAnEmptyOneForTheRest() {
        expect("broker: serving", "broker: serving");
        expect("broker: serving\0", "broker: serving");
        expect("broker: serving\0\0\0\0\0", "broker: serving", "");
        expect("/usr/bin/broker\0\0\0\0", "/usr/bin/broker", "");
        expect("broker -x\0onf\0", "broker -x", "onf");
    }

    private static void expect(String line, String... words) {
        assertThat(Procfs.words(line)).isEqualTo(List.of(words));
    }
}
