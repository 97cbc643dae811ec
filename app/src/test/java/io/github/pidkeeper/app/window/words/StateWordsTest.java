package io.github.pidkeeper.app.window.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.window.English;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.verdict.BrokerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StateWordsTest {

    private final StateWords words = new StateWords(new English().texts());
    private final Broker broker = Samples.nanomq("plant-floor");

    @ParameterizedTest
    @EnumSource
    void everyStateHasATitleThatNamesTheBroker(BrokerState state) {
        assertThat(words.title(broker.name(), state)).contains("plant-floor").doesNotContain("window.title");
    }

    @Test
    void whatIsWrongWithThePidFileComesBeforeThePid() {
        assertThat(words.line(Samples.mismatched(broker))).isEqualTo("running · pid file mismatched");
        assertThat(words.line(Samples.running(broker))).isEqualTo("running · pid 278718");
    }

    @Test
    void aStaleFileOfAStoppedBrokerIsMentioned() {
        assertThat(words.line(Samples.stoppedStale(broker))).isEqualTo("stopped · stale pid file left");
    }

    @Test
    void theUnitThatOwnsItIsNamed() {
        assertThat(words.line(Samples.ownedByUnit(broker))).isEqualTo("running · mosquitto.service");
    }

    @Test
    void theFactsSayPidSinceKindAndOwner() {
        assertThat(words.facts(broker, Samples.running(broker), Samples.NOW).replace('\u00a0', ' '))
                .isEqualTo("pid 278718 · since 06:41 (3 h 12 min) · NanoMQ · not supervised");
    }

    @Test
    void nobodyIsNoUserOfThatName() {
        assertThat(words.facts(broker, Samples.running(broker), Samples.NOW)).doesNotContain("nobody");
    }

    @Test
    void aLineOfFactsBreaksBetweenThemOnly() {
        assertThat(words.facts(broker, Samples.running(broker), Samples.NOW).split("[ ]"))
                .containsOnlyOnce("not\u00a0supervised")
                .hasSize(4)
                .noneMatch(part -> part.startsWith("·"));
    }

    @Test
    void nothingIsSaidOfAProcessThatIsNotThere() {
        assertThat(words.facts(broker, Samples.stopped(broker), Samples.NOW)).isEqualTo("NanoMQ");
    }
}
