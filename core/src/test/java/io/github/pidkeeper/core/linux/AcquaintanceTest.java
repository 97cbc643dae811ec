package io.github.pidkeeper.core.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AcquaintanceTest {

    private static final Optional<String> EXECUTABLE = Optional.of("/usr/bin/nanomq");

    private final Acquaintance known =
            new Acquaintance(life(98765, 41), EXECUTABLE, Optional.empty(), Optional.empty(), false, 7);

    @Test
    void theSameProcessThatRunsTheSameFileIsKnown() {
        assertThat(known.isStill(life(98765, 41), EXECUTABLE)).isTrue();
    }

    @Test
    void whoHasThePidNowAndStartedLaterIsAnother() {
        assertThat(known.isStill(life(98766, 42), EXECUTABLE)).isFalse();
    }

    @Test
    void whoHasHadThePidWithinTheSameTickIsAnother() {
        assertThat(known.isStill(life(98765, 42), EXECUTABLE)).isFalse();
    }

    @Test
    void whoRunsAnotherFileByNowIsLookedAtAnew() {
        assertThat(known.isStill(life(98765, 41), Optional.of("/usr/bin/nanomq-0.25")))
                .isFalse();
        assertThat(known.isStill(life(98765, 41), Optional.empty())).isFalse();
    }

    @Test
    void aFileThatHasLostItsNameIsLookedAtEachTime() {
        Optional<String> deleted = Optional.of("/usr/bin/nanomq (deleted)");
        var departed = new Acquaintance(life(98765, 41), deleted, Optional.empty(), Optional.empty(), false, 7);

        assertThat(departed.isStill(life(98765, 41), deleted)).isFalse();
    }

    private static Acquaintance.Life life(long ticks, long inode) {
        return new Acquaintance.Life(ticks, OptionalLong.of(inode));
    }
}
