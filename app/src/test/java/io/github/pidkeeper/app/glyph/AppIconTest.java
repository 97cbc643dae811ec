package io.github.pidkeeper.app.glyph;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The application's own mark. */
class AppIconTest {

    @Test
    void theKeyholeIsThereAtSixteenPixels() {
        Pixmap icon = new AppIcon().render(16);

        assertThat(icon.argb(7, 7)).isEqualTo(0xffffffff);
        assertThat(icon.argb(7, 12)).isEqualTo(0xffffffff);
        assertThat(icon.argb(4, 12)).isNotEqualTo(0xffffffff);
    }

    @Test
    void theMarkHasTransparentGround() {
        for (int size : new int[] {16, 22, 24, 32, 48, 256}) {
            Pixmap icon = new AppIcon().render(size);
            assertThat(icon.argb(0, 0)).isZero();
            assertThat(icon.argb(size - 1, 0)).isZero();
            assertThat(Arrays.stream(icon.argb())
                            .filter(pixel -> pixel >>> 24 == 0xff)
                            .count())
                    .isGreaterThan(size * size / 2);
        }
    }

    @Test
    void thePaperStandsOutFromLightAndDark() {
        int paper = new AppIcon().render(64).argb(14, 50) & 0xffffff;

        assertThat(new Contrast(paper, 0xffffff).ratio()).isGreaterThan(3);
        assertThat(new Contrast(paper, 0x2b2b2b).ratio()).isGreaterThan(3);
    }

    @Test
    void theInstalledPngIsThisDrawing() throws IOException {
        BufferedImage installed = ImageIO.read(new ByteArrayInputStream(installed("png")));

        assertThat(installed.getRGB(0, 0, 256, 256, null, 0, 256))
                .containsExactly(new AppIcon().render(256).argb());
    }

    @Test
    void theInstalledSvgHasTheColoursOfThisDrawing() throws IOException {
        int[] drawn = new AppIcon().render(64).argb();
        String svg = new String(installed("svg"), StandardCharsets.UTF_8);

        assertThat(svg)
                .contains("fill=\"#%06x\"".formatted(drawn[50 * 64 + 14] & 0xffffff))
                .contains("fill=\"#%06x\"".formatted(drawn[18 * 64 + 42] & 0xffffff));
    }

    private static byte[] installed(String type) throws IOException {
        try (InputStream file = AppIcon.class.getResourceAsStream("/icons/io.github.pidkeeper.Pidkeeper." + type)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }
}
