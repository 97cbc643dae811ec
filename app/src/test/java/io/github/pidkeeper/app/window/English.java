package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.i18n.Texts;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;

/** English, at the moment at which the samples were seen. */
public record English() {

    public static final InstantSource CLOCK = InstantSource.fixed(Samples.NOW);
    public static final ZoneId ZONE = ZoneId.of("UTC");

    public Texts texts() {
        return Texts.of(Locale.ENGLISH, ZONE, CLOCK);
    }
}
