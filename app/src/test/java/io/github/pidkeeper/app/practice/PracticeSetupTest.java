package io.github.pidkeeper.app.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PracticeSetupTest {

    private final PracticeSetup setup =
            new PracticeSetup(Path.of("/opt/pidkeeper/bin/java"), "/opt/pidkeeper/app/*", Path.of("/state"));

    @Test
    void itRunsThisProgramWithItsOwnPidFile() {
        Broker broker = setup.on(1884);

        assertThat(broker.name()).hasToString("practice");
        assertThat(broker.kind()).isEqualTo(BrokerKind.GENERIC);
        assertThat(broker.pidFile()).isEqualTo(Path.of("/state/practice.pid"));
        assertThat(broker.port()).hasValue(1884);
        assertThat(broker.command().executable()).isEqualTo(Path.of("/opt/pidkeeper/bin/java"));
        assertThat(broker.command().arguments())
                .containsSubsequence("-cp", "/opt/pidkeeper/app/*", "io.github.pidkeeper.app.Main", "practice-broker");
    }

    @Test
    void thePracticeBrokerUnderstandsItsOptions() {
        List<String> arguments = setup.on(1884).command().arguments();

        assertThat(PracticeOptions.parse(arguments.subList(arguments.indexOf("practice-broker") + 1, arguments.size())))
                .isInstanceOf(PracticeOptions.Reading.Right.class);
    }

    @Test
    void onceConfiguredItStaysWhatItIs() {
        Broker configured = new PracticeSetup(Path.of("/bin/sh"), "", Path.of("/state")).on(1999);

        assertThat(setup.broker(List.of(configured))).isSameAs(configured);
    }

    @Test
    void oneWhoseProgramHasGoneIsConfiguredAnewOnItsPort() {
        Broker configured = new PracticeSetup(Path.of("/nowhere/java"), "", Path.of("/state")).on(1999);

        assertThat(setup.broker(List.of(configured))).isEqualTo(setup.on(1999));
    }

    @Test
    void aTakenPortIsNotChosen() throws IOException {
        try (ServerSocket _ = usualPortTaken()) {
            assertThat(setup.broker(List.of()).port().orElseThrow())
                    .isNotEqualTo(1883)
                    .isPositive();
        }
    }

    /** Taken by us, or by whoever has it on this machine already. */
    private static ServerSocket usualPortTaken() throws IOException {
        try {
            return new ServerSocket(1883, 1, InetAddress.getLoopbackAddress());
        } catch (IOException _) {
            return new ServerSocket();
        }
    }
}
