package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PidReuseIT {

    private static final int TIMES = 20;

    @Test
    @Fault({"A04", "D10"})
    void aReusedPidIsNeverSignalled() throws Exception {
        List<String> told = new JavaProgram(
                        PidReuse.class, "unshare", "--fork", "--pid", "--mount-proc", "--kill-child")
                .run(TIMES);

        assertThat(told).hasSize(TIMES).containsOnly("reused EXITED true another 0");
    }
}
