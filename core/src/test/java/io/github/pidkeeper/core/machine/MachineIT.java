package io.github.pidkeeper.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.PinnedProcess.Hold;
import io.github.pidkeeper.core.process.Pinning;
import org.junit.jupiter.api.Test;

class MachineIT {

    @Test
    void onLinuxProcessesAreHeldByPidfds() {
        assertThat(holdOfOurselves(Machine.current())).isEqualTo(Hold.PIDFD);
    }

    @Test
    void anywhereElseByTheirStartInstant() {
        assertThat(holdOfOurselves(Machine.portable())).isEqualTo(Hold.START_INSTANT);
    }

    @Test
    void bothKnowWhoWeAre() {
        assertThat(Machine.current().user()).isEqualTo(Machine.portable().user());
        assertThat(Machine.current().processes().ownPid())
                .isEqualTo(Machine.portable().processes().ownPid());
    }

    private static Hold holdOfOurselves(Machine machine) {
        return switch (machine.processes().pin(machine.processes().ownPid())) {
            case Pinning.Pinned(PinnedProcess self) -> {
                try (self) {
                    yield self.hold();
                }
            }
            case Pinning other -> throw new AssertionError(other.toString());
        };
    }
}
