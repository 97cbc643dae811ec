package io.github.pidkeeper.core.lifecycle;

import static io.github.pidkeeper.core.lifecycle.Bench.PID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.fault.Fault;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A broker that systemd owns: it is stopped through systemd, or not at all. */
class ServiceFaultsTest extends BenchFixture {

    @Test
    @Fault("D05")
    void aServiceThatIsAlwaysRestartedIsStoppedThroughSystemdAndStaysStopped() throws Exception {
        FakeProcess process = bench.serviced();
        // Restart=always: whatever ends it but systemd itself, another comes.
        var stopping = new ArrayList<String>();
        process.onExit(() -> {
            stopping.addAll(bench.systemd.ordered());
            if (stopping.isEmpty()) {
                bench.service(PID + 1);
            }
        });

        assertThat(stop().message().phrase()).isEqualTo(Phrase.STOPPED_THROUGH_UNIT);

        assertThat(stopping).containsExactly("stop nanomq.service");
        assertThat(process.signals()).as("no signal behind its back").isEmpty();
        expect(BrokerState.STOPPED, PidFileHealth.ABSENT);
    }

    @Test
    @Fault({"D05", "D06"})
    void whereItsOwnerCannotBeAskedItIsLeftAloneAndTheWayIsTold() throws Exception {
        FakeProcess process = bench.serviced();
        bench.systemd.unreachable("no bus");

        Outcome outcome = stop();

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.message().arguments()).contains("sudo systemctl stop nanomq.service");
        assertThat(process.signals()).isEmpty();
        expect(BrokerState.RUNNING, PidFileHealth.TRUE);
    }

    @Test
    @Fault("D05")
    void aServiceThatComesBackAllTheSameHasNotStopped() throws Exception {
        FakeProcess process = bench.serviced();
        process.onExit(() -> bench.service(PID + 1));

        assertThat(stop().message().phrase()).isEqualTo(Phrase.REVIVED);

        assertThat(expect(BrokerState.RUNNING, PidFileHealth.TRUE)
                        .process()
                        .orElseThrow()
                        .pid())
                .isEqualTo(PID + 1);
    }

    @Test
    @Fault("D06")
    void aServiceOfTheUsersOwnManagerIsStoppedThroughThat() throws Exception {
        FakeProcess process =
                bench.machine.add(bench.facts(PID).unit("nanomq.service", true)).listening(Bench.PORT);
        bench.serves(process);

        assertThat(stop().message().phrase()).isEqualTo(Phrase.STOPPED_THROUGH_UNIT);
        assertThat(process.signals()).isEmpty();
    }
}
