package io.github.pidkeeper.app.glyph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the states' signs owe to the eye. */
class GlyphTest {

    private static final int SMALLEST = 16;
    private static final int[] SIZES = {16, 17, 20, 22, 24, 32, 44, 48, 64, 128};
    /** Of the 256 pixels of the smallest picture, about 150 are within the shapes. */
    private static final int CLEARLY = 40;

    @Test
    void theStatesDifferClearlyInBlackAndWhiteAtSixteenPixels() {
        for (Glyph one : Glyph.values()) {
            for (Glyph other : Glyph.values()) {
                if (one.compareTo(other) < 0 && !(one == Glyph.STOPPED && other == Glyph.STOPPED_STALE)) {
                    assertThat(differingPixels(one, other))
                            .as("%s and %s", one, other)
                            .isGreaterThanOrEqualTo(CLEARLY);
                }
            }
        }
    }

    @Test
    void aStalePidFileAddsOnlyASmallSpotToStopped() {
        BitSet stopped = ink(Glyph.STOPPED);
        BitSet stale = ink(Glyph.STOPPED_STALE);

        assertThat(stale.cardinality() - stopped.cardinality()).isEqualTo(4 * 4);
        stale.and(stopped);
        assertThat(stale).isEqualTo(stopped);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RUNNING", "UNKNOWN"})
    void leftAndRightAreMirrorImages(Glyph glyph) {
        for (int size : SIZES) {
            Pixmap picture = glyph.render(size, Palette.ON_LIGHT);
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size / 2; x++) {
                    assertThat(picture.argb(size - 1 - x, y))
                            .as("%s of %d at %d, %d", glyph, size, x, y)
                            .isEqualTo(picture.argb(x, y));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "STOPPED", "STOPPED_STALE", "FAILED"})
    void topAndBottomAreMirrorImages(Glyph glyph) {
        for (int size : SIZES) {
            Pixmap picture = glyph.render(size, Palette.ON_LIGHT);
            for (int y = 0; y < size / 2; y++) {
                for (int x = 0; x < size; x++) {
                    assertThat(picture.argb(x, size - 1 - y))
                            .as("%s of %d at %d, %d", glyph, size, x, y)
                            .isEqualTo(picture.argb(x, y));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsCutAtTheEdges(Glyph glyph) {
        for (int size : SIZES) {
            for (Layer layer : glyph.layers(size, Palette.ON_LIGHT.inks(glyph))) {
                assertThat(pixelsAround(size).mapToDouble(at -> layer.shape().coverage(at.x(), at.y())))
                        .as("%s of %d", glyph, size)
                        .containsOnly(0.0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theGlyphFillsTheSpaceItHas(Glyph glyph) {
        for (int size : SIZES) {
            Pixmap picture = glyph.render(size, Palette.ON_LIGHT);
            int margin = size / 5;
            assertThat(hasInk(picture, 0, margin))
                    .as("%s of %d, top", glyph, size)
                    .isTrue();
            assertThat(hasInk(picture, size - margin, size))
                    .as("%s of %d, bottom", glyph, size)
                    .isTrue();
        }
    }

    @Test
    void straightEdgesLieBetweenPixelsAtEverySize() {
        for (int size : SIZES) {
            Pixmap square = Glyph.STOPPED.render(size, Palette.ON_LIGHT);
            for (int x = 0; x < size; x++) {
                assertThat(square.argb(x, size / 2) >>> 24)
                        .as("size %d, column %d", size, x)
                        .isIn(0, 255);
            }
        }
    }

    @Test
    void theEnlargedPictureScaledDownHasTheSharpEdgesOfTheSmallOne() {
        Pixmap small = Glyph.STOPPED.render(22, Palette.ON_ANY);
        Pixmap large = Glyph.STOPPED.renderEnlarged(22, 4, Palette.ON_ANY);

        assertThat(large.size()).isEqualTo(88);
        for (int x = 0; x < 88; x++) {
            assertThat(large.argb(x, 44)).as("column %d", x).isEqualTo(small.argb(x / 4, 11));
        }
    }

    private static int differingPixels(Glyph one, Glyph other) {
        BitSet difference = ink(one);
        difference.xor(ink(other));
        return difference.cardinality();
    }

    /** The pixels that are dark when the glyph for light ground is printed on white with one bit a pixel. */
    private static BitSet ink(Glyph glyph) {
        Pixmap picture = glyph.render(SMALLEST, Palette.ON_LIGHT);
        BitSet dark = new BitSet(SMALLEST * SMALLEST);
        for (int y = 0; y < SMALLEST; y++) {
            for (int x = 0; x < SMALLEST; x++) {
                dark.set(y * SMALLEST + x, Contrast.luminance(onWhite(picture.argb(x, y))) < 0.5);
            }
        }
        return dark;
    }

    private static int onWhite(int argb) {
        int alpha = argb >>> 24;
        int colour = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int onWhite = ((argb >> shift & 0xff) * alpha + 255 * (255 - alpha)) / 255;
            colour |= onWhite << shift;
        }
        return colour;
    }

    private static boolean hasInk(Pixmap picture, int fromRow, int toRow) {
        for (int y = fromRow; y < toRow; y++) {
            for (int x = 0; x < picture.size(); x++) {
                if (picture.argb(x, y) >>> 24 > 128) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The centres of the pixels just outside a square of that size. */
    private static Stream<Point> pixelsAround(int size) {
        return Stream.iterate(-0.5, place -> place <= size + 0.5, place -> place + 1)
                .flatMap(place -> List.of(
                        new Point(place, -0.5),
                        new Point(place, size + 0.5),
                        new Point(-0.5, place),
                        new Point(size + 0.5, place))
                        .stream());
    }
}
