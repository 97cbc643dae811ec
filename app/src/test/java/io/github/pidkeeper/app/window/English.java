package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.i18n.Texts;
import java.time.InstantSource;
import java.util.Locale;
import java.util.TimeZone;

/** English, at the moment at which the samples were seen. */
public record English() {

    public static final InstantSource CLOCK = InstantSource.fixed(Samples.NOW);
    public static final TimeZone ZONE = TimeZone.getTimeZone("UTC");

    public Texts texts() {
        return Texts.of(Locale.ENGLISH, ZONE, CLOCK);
    }
}
