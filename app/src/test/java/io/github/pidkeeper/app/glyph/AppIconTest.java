package io.github.pidkeeper.app.glyph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
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
    void theIconForTheDesktopIsInstalledUnderTheApplicationsId() throws IOException {
        try (InputStream svg = AppIcon.class.getResourceAsStream("/icons/io.github.pidkeeper.Pidkeeper.svg")) {
            assertThat(svg).isNotNull();
            assertThat(new String(svg.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("viewBox=\"0 0 16 16\"");
        }
    }
}
