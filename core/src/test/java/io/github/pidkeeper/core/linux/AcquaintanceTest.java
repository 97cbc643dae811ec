package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcquaintanceTest {

    private static final Optional<String> EXECUTABLE = Optional.of("/usr/bin/nanomq");

    private final Acquaintance known =
            new Acquaintance(98765, EXECUTABLE, Optional.empty(), Optional.empty(), false, 7);

    @Test
    void theSameProcessThatRunsTheSameFileIsKnown() {
        assertThat(known.isStill(new ProcStat('S', 1, 98765), EXECUTABLE)).isTrue();
        assertThat(known.isStill(new ProcStat('T', 812, 98765), EXECUTABLE)).isTrue();
    }

    @Test
    void whoHasThePidNowAndStartedLaterIsAnother() {
        assertThat(known.isStill(new ProcStat('S', 1, 98766), EXECUTABLE)).isFalse();
    }

    @Test
    void whoRunsAnotherFileByNowIsLookedAtAnew() {
        assertThat(known.isStill(new ProcStat('S', 1, 98765), Optional.of("/usr/bin/nanomq-0.25")))
                .isFalse();
        assertThat(known.isStill(new ProcStat('S', 1, 98765), Optional.empty())).isFalse();
    }

    @Test
    void aFileThatHasLostItsNameIsLookedAtEachTime() {
        Optional<String> deleted = Optional.of("/usr/bin/nanomq (deleted)");
        var departed = new Acquaintance(98765, deleted, Optional.empty(), Optional.empty(), false, 7);

        assertThat(departed.isStill(new ProcStat('S', 1, 98765), deleted)).isFalse();
    }
}
