package io.github.pidkeeper.app.glyph;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A picture's pixels, and the forms they are handed out in. */
class PixmapTest {

    @Test
    void bytesAreAlphaRedGreenBlue() {
        Pixmap orange = Pixmap.drawn(1, List.of(new Layer((x, y) -> -1, 0xff8001)));

        assertThat(orange.argbBytes()).containsExactly(0xff, 0xff, 0x80, 0x01);
    }

    @Test
    void forNotificationsTheyAreRedGreenBlueAlpha() {
        Pixmap edge = Pixmap.drawn(1, List.of(new Layer((x, y) -> 0, 0xff8001)));

        assertThat(edge.rgbaBytes()).containsExactly(0xff, 0x80, 0x01, 0x80);
    }

    @Test
    void whereNothingIsDrawnThePixelIsFullyTransparent() {
        Pixmap empty = Pixmap.drawn(2, List.of(new Layer((x, y) -> 1, 0xff8001)));

        assertThat(empty.argb()).containsOnly(0);
    }

    @Test
    void aHalfCoveredPixelKeepsItsColourAndHasHalfTheAlpha() {
        Pixmap edge = Pixmap.drawn(1, List.of(new Layer((x, y) -> 0, 0xff8001)));

        assertThat(edge.argb(0, 0)).isEqualTo(0x80ff8001);
    }

    @Test
    void aLaterLayerCoversAnEarlierOne() {
        Layer below = new Layer((x, y) -> -1, 0x000000);
        Layer above = new Layer((x, y) -> 0.25, 0xffffff);

        assertThat(Pixmap.drawn(1, List.of(below, above)).argb(0, 0)).isEqualTo(0xff404040);
    }

    @Test
    void changingACopyDoesNotChangeThePicture() {
        Pixmap picture = Glyph.RUNNING.render(16, Palette.ON_LIGHT);
        Pixmap same = Glyph.RUNNING.render(16, Palette.ON_LIGHT);

        picture.argb()[8 * 16 + 8] = 0;

        assertThat(picture).isEqualTo(same);
    }

    @ParameterizedTest
    @EnumSource
    void thePngShowsTheSamePixels(Glyph glyph) throws IOException {
        Pixmap picture = glyph.render(22, Palette.ON_ANY);

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture.png()));

        assertThat(read.getRGB(0, 0, 22, 22, null, 0, 22)).containsExactly(picture.argb());
    }
}
