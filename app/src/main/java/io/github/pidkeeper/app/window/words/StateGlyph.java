package io.github.pidkeeper.app.window.words;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;

/** Chooses the glyph that stands for a verdict or a finding. */
public final class StateGlyph {

    public Glyph of(Verdict verdict) {
        return switch (verdict.state()) {
            case STARTING, STOPPING -> Glyph.BUSY;
            case FAILED, STUCK -> Glyph.FAILED;
            case UNKNOWN, NOT_PERMITTED -> Glyph.UNKNOWN;
            case UNRESPONSIVE, SEVERAL -> Glyph.ATTENTION;
            case RUNNING -> verdict.pidFileHealth() == PidFileHealth.TRUE ? Glyph.RUNNING : Glyph.ATTENTION;
            case STOPPED -> stopped(verdict.pidFileHealth());
        };
    }

    private static Glyph stopped(PidFileHealth health) {
        return switch (health) {
            case ABSENT, MISSING, TRUE -> Glyph.STOPPED;
            case STALE, MALFORMED -> Glyph.STOPPED_STALE;
            case MISMATCHED, UNSAFE, UNREADABLE -> Glyph.ATTENTION;
        };
    }

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
