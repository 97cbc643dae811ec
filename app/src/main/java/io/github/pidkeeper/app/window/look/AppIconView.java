package io.github.pidkeeper.app.window.look;

import io.github.pidkeeper.app.glyph.AppIcon;
import io.github.pidkeeper.app.glyph.Palette;
import io.github.pidkeeper.app.glyph.Pixmap;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/** Shows the application's own mark. */
public final class AppIconView extends PixelView {

    private final AppIcon icon = new AppIcon();

    @Override
    Pixmap pixmap(int pixels, Palette palette) {
        return icon.render(pixels);
    }

    /** For the window's title bar and the desktop's task list, which choose the size they need. */
    public List<Image> icons() {
        return Stream.of(16, 24, 32, 48, 64, 128)
                .<Image>map(size -> image(icon.render(size)))
                .toList();
    }
}
