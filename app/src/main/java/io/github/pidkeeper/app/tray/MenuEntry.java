package io.github.pidkeeper.app.tray;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.core.broker.BrokerName;
import java.util.List;

/** One line of the tray's menu. Labels are plain text as a person reads them. */
public sealed interface MenuEntry {

    /** A line to read, not to choose. */
    record StatusLine(String label) implements MenuEntry {}

    /**
     * A line to choose.
     *
     * @param isDefault also what a click on the icon does; shown bold where the desktop can
     */
    record Action(TrayAction id, String label, boolean enabled, boolean isDefault) implements MenuEntry {}

    /** A line between groups. */
    record Separator() implements MenuEntry {}

    /** A broker's own menu, with the sign of its state; some desktops show no pictures, so the label says it too. */
    record Submenu(BrokerName broker, String label, Glyph glyph, List<MenuEntry> entries) implements MenuEntry {

        public Submenu {
            entries = List.copyOf(entries);
        }
    }
}
