package io.github.pidkeeper.app.tray;

import io.github.pidkeeper.app.glyph.Glyph;
import java.util.List;

/**
 * All that the tray shows at one moment.
 *
 * @param title the application's name, and what a reader of the panel hears
 */
public record TrayModel(Glyph glyph, String title, ToolTip toolTip, List<MenuEntry> menu) {

    public TrayModel {
        menu = List.copyOf(menu);
    }

    /**
     * What appears while the pointer rests on the icon: one line, and below it the text, plain and possibly empty. Some
     * panels show the line only, and screen readers speak it, so it must say the state by itself.
     */
    public record ToolTip(String title, String text) {}
}
