package io.github.pidkeeper.app.glyph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The colours stand out from the ground they are meant for; 3:1 is what WCAG 2.1 asks of pictures (1.4.11). */
class PaletteTest {

    private static final double ENOUGH = 3.0;
    private static final int WHITE = 0xffffff;
    private static final int DARK_WINDOW = 0x0d1117;
    private static final int DARK_PANEL = 0x2b2b2b;

    @ParameterizedTest
    @EnumSource
    void onLightStandsOutFromWhite(Glyph glyph) {
        assertThat(new Contrast(Palette.ON_LIGHT.colour(glyph), WHITE).ratio()).isGreaterThan(ENOUGH);
    }

    @ParameterizedTest
    @EnumSource
    void onDarkStandsOutFromTheDarkWindow(Glyph glyph) {
        assertThat(new Contrast(Palette.ON_DARK.colour(glyph), DARK_WINDOW).ratio())
                .isGreaterThan(ENOUGH);
    }

    @ParameterizedTest
    @EnumSource
    void onAnyStandsOutFromAWhiteAndFromADarkPanel(Glyph glyph) {
        assertThat(new Contrast(Palette.ON_ANY.colour(glyph), WHITE).ratio()).isGreaterThan(ENOUGH);
        assertThat(new Contrast(Palette.ON_ANY.colour(glyph), DARK_PANEL).ratio())
                .isGreaterThan(ENOUGH);
    }

    @ParameterizedTest
    @EnumSource
    void theSignStandsOutFromTheBody(Palette palette) {
        for (Glyph glyph : Glyph.values()) {
            Inks inks = palette.inks(glyph);
            assertThat(new Contrast(inks.body(), inks.sign()).ratio())
                    .as("%s", glyph)
                    .isGreaterThan(ENOUGH);
        }
    }
}
