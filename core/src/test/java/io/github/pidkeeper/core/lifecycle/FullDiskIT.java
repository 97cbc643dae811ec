package io.github.pidkeeper.core.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A disk on which nothing fits any more, for real; needs to be root, to mount one. */
@Timeout(120)
class FullDiskIT {

    @Test
    void aFullDiskKeepsNoBrokerFromBeingStoppedAndNoneThatRunsIsStoppedToBeStartedAgain() throws Exception {
        Process operator = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullDiskOperator.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(operator.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(operator.getInputStream().readAllBytes(), UTF_8).lines())
                    .containsExactly(
                            "RESTART_NOT_BEGUN",
                            "RESTART_NOT_BEGUN",
                            "1 runs",
                            "STOPPED",
                            "JOURNAL_NOT_WRITABLE",
                            "STATE_NOT_WRITABLE",
                            "STATE_NOT_WRITABLE",
                            "0 left",
                            "no pid file");
        } finally {
            operator.destroyForcibly().waitFor();
        }
    }
}
