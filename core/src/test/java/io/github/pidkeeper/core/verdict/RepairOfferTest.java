package io.github.pidkeeper.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.owner.Owner;
import io.github.pidkeeper.core.readiness.Readiness;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a repair of the pid file is offered. */
class RepairOfferTest {

    private static final Owner NOBODY = new Owner.Nobody();

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "UNRESPONSIVE", "STUCK", "STOPPED", "FAILED"})
    void aWrongFileIsOfferedToBeRepairedWhereItIsKnownWhatIsRight(BrokerState state) {
        assertThat(verdict(state, PidFileHealth.MISMATCHED, NOBODY).mayRepair()).isTrue();
        assertThat(verdict(state, PidFileHealth.MALFORMED, NOBODY).mayRepair()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTING", "STOPPING", "NOT_PERMITTED", "SEVERAL", "UNKNOWN"})
    void nothingIsOfferedWhereThatWillChangeOrIsNotKnown(BrokerState state) {
        assertThat(verdict(state, PidFileHealth.MISMATCHED, NOBODY).mayRepair()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUE", "ABSENT", "UNSAFE", "UNREADABLE"})
    void nothingIsOfferedForAFileThatIsTrueOrMustNotBeTouched(PidFileHealth health) {
        assertThat(verdict(BrokerState.RUNNING, health, NOBODY).mayRepair()).isFalse();
    }

    @Test
    void aServiceIsOfferedARepairAndAContainerIsNot() {
        var unit = new Owner.SystemdUnit("nanomq.service", false);
        assertThat(verdict(BrokerState.RUNNING, PidFileHealth.MISSING, unit).mayRepair())
                .isTrue();
        assertThat(verdict(BrokerState.RUNNING, PidFileHealth.MISSING, new Owner.Container("c"))
                        .mayRepair())
                .isFalse();
    }

    private static Verdict verdict(BrokerState state, PidFileHealth health, Owner owner) {
        boolean known = state.alive() && state != BrokerState.SEVERAL;
        return new Verdict(
                state,
                health,
                known ? Optional.of(new ProcessFactsBuilder(278_718).build()) : Optional.empty(),
                OptionalLong.empty(),
                new Readiness.NotAsked(),
                owner,
                List.of());
    }
}
