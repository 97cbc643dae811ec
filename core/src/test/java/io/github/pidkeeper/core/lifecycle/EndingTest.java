package io.github.pidkeeper.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {

    private static final Message CAUSE = Message.of(Phrase.CAUSE_DISK_FULL);

    @ParameterizedTest
    @CsvSource({"132, SIGILL", "134, SIGABRT", "136, SIGFPE", "139, SIGSEGV"})
    void aCrashIsCalledOne(int code, String signal) {
        var ending = new Ending(code);

        assertThat(ending.message()).isEqualTo(Message.of(Phrase.EXIT_CRASHED, code, signal));
        assertThat(ending.afterStart("hall", Optional.empty()))
                .isEqualTo(Message.of(Phrase.CRASHED, "hall", signal, code));
        assertThat(ending.afterStart("hall", Optional.of(CAUSE)))
                .isEqualTo(Message.of(Phrase.CRASHED_BECAUSE, "hall", signal, code, CAUSE));
    }

    @ParameterizedTest
    @CsvSource({"137, SIGKILL", "143, SIGTERM", "153, SIGXFSZ"})
    void whatWasEndedFromOutsideHasNotCrashed(int code, String signal) {
        var ending = new Ending(code);

        assertThat(ending.message()).isEqualTo(Message.of(Phrase.EXIT_BY_SIGNAL, code, signal));
        assertThat(ending.afterStart("hall", Optional.empty()))
                .isEqualTo(Message.of(Phrase.ENDED_BY_SIGNAL, "hall", signal, code));
        assertThat(ending.afterStart("hall", Optional.of(CAUSE)))
                .isEqualTo(Message.of(Phrase.ENDED_BY_SIGNAL_BECAUSE, "hall", signal, code, CAUSE));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "127", "128", "192", "255"})
    void anyOtherCodeIsACodeAndNothingElse(int code) {
        assertThat(new Ending(code).message()).isEqualTo(Message.of(Phrase.EXIT_CODE, code));
        assertThat(new Ending(code).afterStart("hall", Optional.empty()))
                .isEqualTo(Message.of(Phrase.EXITED_WITH_CODE, "hall", code));
    }

    @Test
    void aCodeAndItsCauseAreToldTogether() {
        assertThat(new Ending(1).afterStart("hall", Optional.of(CAUSE)))
                .isEqualTo(Message.of(Phrase.EXITED_BECAUSE, "hall", 1, CAUSE));
    }
}
