package io.github.pidkeeper.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.verdict.BrokerState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MeaningTest {

    private static final Duration LATENCY = Duration.ofMillis(3);

    @Test
    void whenItWasSeenAndHowLongTheAnswerTookChangeNothing() {
        assertThat(meaning(BrokerState.STOPPED, Duration.ofMillis(7), 0, Instant.MAX))
                .isEqualTo(meaning(BrokerState.STOPPED, LATENCY, 0, Instant.EPOCH));
    }

    @Test
    void anotherStateIsNews() {
        assertThat(meaning(BrokerState.FAILED, LATENCY, 0, Instant.EPOCH))
                .isNotEqualTo(meaning(BrokerState.STOPPED, LATENCY, 0, Instant.EPOCH));
    }

    @Test
    void anotherAnswerIsNews() {
        assertThat(meaning(BrokerState.STOPPED, LATENCY, 5, Instant.EPOCH))
                .isNotEqualTo(meaning(BrokerState.STOPPED, LATENCY, 0, Instant.EPOCH));
    }

    private static Meaning meaning(BrokerState state, Duration latency, int returnCode, Instant at) {
        return Meaning.of(new Snapshot(Verdicts.broker("b"), Verdicts.verdict(state, latency, returnCode, at)));
    }
}
