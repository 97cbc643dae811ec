package io.github.pidkeeper.app.window.words;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;

/** Chooses the glyph of what is no verdict: a finding, a flag. */
public final class Sign {

    public Glyph of(Bearing bearing) {
        return switch (bearing) {
            case CONTRADICTS -> Glyph.ATTENTION;
            case CONFIRMS -> Glyph.RUNNING;
            case OPEN -> Glyph.UNKNOWN;
        };
    }

    public Glyph of(Flag.Tone tone) {
        return switch (tone) {
            case QUIET -> Glyph.STOPPED_STALE;
            case ATTENTION -> Glyph.ATTENTION;
            case ALARM -> Glyph.FAILED;
        };
    }
}
