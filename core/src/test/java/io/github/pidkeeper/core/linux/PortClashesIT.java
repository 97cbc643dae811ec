package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.arena.PrivateNamespace;
import io.github.pidkeeper.core.arena.TestProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortClashesIT {

    @Test
    void whoHoldsAPlaceIsInTheWayExactlyWhereTheKernelRefusesIt() throws IOException, InterruptedException {
        List<String> told = new PrivateNamespace(Duration.ofMinutes(1)).run(new TestProgram(PortClashesProgram.class));

        List<String[]> pairs = told.stream()
                .filter(line -> !line.startsWith("lingering"))
                .map(line -> line.split(" ", -1))
                .toList();
        assertThat(pairs).hasSize(25).allSatisfy(pair -> {
            // Whether a second socket on every address would take IPv4 too is not ours to know: it will find out.
            boolean unknown = pair[1].equals("::") && !pair[0].contains(":");
            assertThat(pair[2]).as(String.join(" ", pair)).isEqualTo(unknown ? "false" : pair[3]);
        });
        assertThat(told).endsWith("lingering true false");
    }
}
