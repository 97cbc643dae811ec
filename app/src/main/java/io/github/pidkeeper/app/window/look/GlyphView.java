package io.github.pidkeeper.app.window.look;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.glyph.Palette;
import io.github.pidkeeper.app.glyph.Pixmap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Shows the sign of a state, the same as in the tray. */
public final class GlyphView extends PixelView {

    private final ObjectProperty<Glyph> glyph = new SimpleObjectProperty<>(this, "glyph", Glyph.UNKNOWN);

    public GlyphView() {
        glyph.subscribe(this::drawAgain);
    }

    @Override
    Pixmap pixmap(int pixels, Palette palette) {
        return glyph.get().render(pixels, palette);
    }

    public Glyph getGlyph() {
        return glyph.get();
    }

    public void setGlyph(Glyph shown) {
        glyph.set(shown);
    }
}
