package io.github.pidkeeper.app.glyph;

import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.List;

/** The sign of a broker's state: told apart by its shape first, by its colour second. */
public enum Glyph {
    /** A filled disc with a tick: runs. */
    RUNNING,
    /** An open ring with three dots: starts or stops. */
    BUSY,
    /** A hollow square: stopped, as ordered. */
    STOPPED,
    /** A hollow square with a spot in it: stopped, and a pid file is left. */
    STOPPED_STALE,
    /** A triangle with an exclamation mark: look at it. */
    ATTENTION,
    /** An octagon with a cross: should run and does not. */
    FAILED,
    /** A disc with a question mark: cannot be known. */
    UNKNOWN;

    /** The sign of a verdict: what the broker does, unless its pid file asks for attention. */
    public static Glyph of(Verdict verdict) {
        return switch (verdict.state()) {
            case STARTING, STOPPING -> BUSY;
            case FAILED, STUCK -> FAILED;
            case UNKNOWN, NOT_PERMITTED -> UNKNOWN;
            case UNRESPONSIVE, SEVERAL -> ATTENTION;
            case RUNNING -> verdict.pidFileHealth() == PidFileHealth.TRUE ? RUNNING : ATTENTION;
            case STOPPED ->
                switch (verdict.pidFileHealth()) {
                    case ABSENT, MISSING, TRUE -> STOPPED;
                    case STALE, MALFORMED -> STOPPED_STALE;
                    case MISMATCHED, UNSAFE, UNREADABLE -> ATTENTION;
                };
        };
    }

    /** The glyph in that many pixels each way. */
    public Pixmap render(int size, Palette palette) {
        return Pixmap.drawn(size, layers(size, palette.inks(this)));
    }

    /**
     * The glyph as drawn for that many pixels, so many times as large and finer: scaled down to that size again it has
     * the sharp edges of the small picture.
     */
    public Pixmap renderEnlarged(int size, int times, Palette palette) {
        List<Layer> enlarged = layers(size, palette.inks(this)).stream()
                .map(layer -> new Layer(layer.shape().enlarged(times), layer.colour()))
                .toList();
        return Pixmap.drawn(size * times, enlarged);
    }

    List<Layer> layers(int size, Inks inks) {
        Drawing drawing = new Drawing(new Grid(size), inks);
        return switch (this) {
            case RUNNING -> drawing.tickedDisc();
            case BUSY -> drawing.dottedRing();
            case STOPPED -> drawing.hollowSquare();
            case STOPPED_STALE -> drawing.spottedSquare();
            case ATTENTION -> drawing.warningTriangle();
            case FAILED -> drawing.crossedOctagon();
            case UNKNOWN -> drawing.questionedDisc();
        };
    }
}
