package io.github.pidkeeper.app.window.words;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import java.util.Optional;

/** Chooses the glyph of what is no verdict: a finding, a flag. */
public final class Sign {

    /** None for what is worth knowing and decides nothing. */
    public Optional<Glyph> of(Bearing bearing) {
        return switch (bearing) {
            case CONTRADICTS -> Optional.of(Glyph.ATTENTION);
            case CONFIRMS -> Optional.of(Glyph.RUNNING);
            case OPEN -> Optional.empty();
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
