package io.github.pidkeeper.app.window.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.window.Samples;
import io.github.pidkeeper.core.broker.Broker;
import org.junit.jupiter.api.Test;

final class StateGlyphTest {

    private final StateGlyph glyph = new StateGlyph();
    private final Broker broker = Samples.nanomq("plant-floor");

    @Test
    void runningWithATrueFileIsTheTick() {
        assertThat(glyph.of(Samples.running(broker))).isEqualTo(Glyph.RUNNING);
    }

    @Test
    void runningWithAWrongFileWantsAttention() {
        assertThat(glyph.of(Samples.mismatched(broker))).isEqualTo(Glyph.ATTENTION);
        assertThat(glyph.of(Samples.missing(broker))).isEqualTo(Glyph.ATTENTION);
    }

    @Test
    void stoppedIsNeverAnAlarm() {
        assertThat(glyph.of(Samples.stopped(broker))).isEqualTo(Glyph.STOPPED);
        assertThat(glyph.of(Samples.stoppedStale(broker))).isEqualTo(Glyph.STOPPED_STALE);
    }

    @Test
    void whatShouldRunAndDoesNotHasFailed() {
        assertThat(glyph.of(Samples.failed(broker))).isEqualTo(Glyph.FAILED);
    }

    @Test
    void whatCannotBeKnownIsUnknown() {
        assertThat(glyph.of(Samples.unsafe(broker))).isEqualTo(Glyph.UNKNOWN);
    }
}
