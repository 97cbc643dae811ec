package io.github.pidkeeper.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Exhibit;
import io.github.pidkeeper.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    @Test
    void howLongAProcessHasBeenRunningIsNoNewsAndWhenItWasStartedIs() {
        assertThat(evidence(Message.of(Phrase.STARTED_AND_UP, Instant.EPOCH, Duration.ofHours(3)), "/usr/sbin/b", 1))
                .isEqualTo(evidence(
                        Message.of(Phrase.STARTED_AND_UP, Instant.EPOCH, Duration.ofHours(2)), "/usr/sbin/b", 1));
        assertThat(evidence(Message.of(Phrase.STARTED_AND_UP, Instant.MAX, Duration.ofHours(3)), "/usr/sbin/b", 1))
                .isNotEqualTo(evidence(
                        Message.of(Phrase.STARTED_AND_UP, Instant.EPOCH, Duration.ofHours(3)), "/usr/sbin/b", 1));
    }

    @Test
    void whenEachThingWasReadIsNoNewsAndWhatWasReadIs() {
        Message since = Message.of(Phrase.STARTED_AT, Instant.EPOCH);

        assertThat(evidence(since, "/usr/sbin/b", 2)).isEqualTo(evidence(since, "/usr/sbin/b", 1));
        assertThat(evidence(since, "/usr/sbin/b (deleted)", 1)).isNotEqualTo(evidence(since, "/usr/sbin/b", 1));
    }

    @Test
    void aFileThatWasWrittenAnewIsNews() {
        assertThat(evidence(Message.of(Phrase.FILE_WRITTEN_OWNER, Instant.EPOCH, "ops"), "278718", 1))
                .isNotEqualTo(evidence(Message.of(Phrase.FILE_WRITTEN_OWNER, Instant.MAX, "ops"), "278718", 1));
    }

    private static Meaning evidence(Message inner, String value, long second) {
        Verdict verdict = Verdicts.verdict(BrokerState.STOPPED);
        return Meaning.of(new Snapshot(
                Verdicts.broker("b"),
                new Verdict(
                        verdict.state(),
                        verdict.pidFileHealth(),
                        verdict.process(),
                        verdict.namedPid(),
                        verdict.readiness(),
                        verdict.owner(),
                        List.of(new Evidence(
                                Evidence.Check.PROCESS,
                                Evidence.Bearing.CONFIRMS,
                                Message.of(Phrase.FINDING_IN, inner, "/run/b.pid"),
                                new Exhibit("/proc/7/exe", Optional.of(value), Instant.ofEpochSecond(second)))))));
    }

    private static Meaning meaning(BrokerState state, Duration latency, int returnCode, Instant at) {
        return Meaning.of(new Snapshot(Verdicts.broker("b"), Verdicts.verdict(state, latency, returnCode, at)));
    }
}
