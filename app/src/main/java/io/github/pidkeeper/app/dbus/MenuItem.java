package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.glyph.Palette;
import io.github.pidkeeper.app.glyph.Pixmap;
import io.github.pidkeeper.app.tray.MenuEntry;
import io.github.pidkeeper.app.tray.TrayAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An entry of the menu as a panel sees it.
 *
 * @param properties by their names in com.canonical.dbusmenu; texts, booleans and pictures
 * @param action what choosing it does; empty if it cannot be chosen now
 */
record MenuItem(int id, Map<String, Object> properties, Optional<TrayAction> action, List<MenuItem> children) {

    /** Panels show pictures in menus at this size. */
    private static final int PICTURE = 16;

    static MenuItem root(List<MenuEntry> entries, MenuIds ids) {
        return new MenuItem(
                MenuIds.ROOT,
                Map.of("children-display", "submenu"),
                Optional.empty(),
                items(MenuIds.ROOT, entries, ids));
    }

    /** This item and all below it. */
    Stream<MenuItem> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(MenuItem::all));
    }

    /** Whether the other has the same entries in the same places, whatever they look like. */
    boolean hasShapeOf(MenuItem other) {
        if (id != other.id || children.size() != other.children.size()) {
            return false;
        }
        for (int i = 0; i < children.size(); i++) {
            if (!children.get(i).hasShapeOf(other.children.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<MenuItem> items(int parent, List<MenuEntry> entries, MenuIds ids) {
        MenuIds.Menu numbers = ids.in(parent);
        List<MenuItem> items = new ArrayList<>();
        for (MenuEntry entry : entries) {
            items.add(item(entry, numbers, ids));
        }
        return List.copyOf(items);
    }

    private static MenuItem item(MenuEntry entry, MenuIds.Menu numbers, MenuIds ids) {
        return switch (entry) {
            case MenuEntry.StatusLine(String label) ->
                leaf(
                        numbers.idOf(MenuEntry.StatusLine.class),
                        Map.of("label", plain(label), "enabled", false),
                        Optional.empty());
            case MenuEntry.Separator() ->
                leaf(numbers.idOf(MenuEntry.Separator.class), Map.of("type", "separator"), Optional.empty());
            case MenuEntry.Action(TrayAction action, String label, boolean enabled, boolean _) ->
                leaf(
                        numbers.idOf(action),
                        Map.of("label", plain(label), "enabled", enabled),
                        enabled ? Optional.of(action) : Optional.empty());
            case MenuEntry.Submenu(var broker, String label, Glyph glyph, List<MenuEntry> entries) -> {
                int id = numbers.idOf(broker);
                Pixmap picture = glyph.render(PICTURE, Palette.ON_ANY);
                yield new MenuItem(
                        id,
                        Map.of("label", plain(label), "children-display", "submenu", "icon-data", picture),
                        Optional.empty(),
                        items(id, entries, ids));
            }
        };
    }

    private static MenuItem leaf(int id, Map<String, Object> properties, Optional<TrayAction> action) {
        return new MenuItem(id, properties, action, List.of());
    }

    /** In a label an underscore marks the access key that follows; doubled it is an underscore. */
    private static String plain(String label) {
        return label.replace("_", "__");
    }
}
