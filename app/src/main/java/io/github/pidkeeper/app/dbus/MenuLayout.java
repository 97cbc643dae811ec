package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.glyph.Pixmap;
import io.github.pidkeeper.app.tray.MenuEntry;
import io.github.pidkeeper.app.tray.TrayAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.freedesktop.dbus.types.Variant;

/** The menu at one moment, with the revision that panels know its shape by; immutable. */
record MenuLayout(long revision, MenuItem root, Map<Integer, MenuItem> items) {

    static MenuLayout first(List<MenuEntry> entries, MenuIds ids) {
        return of(1, MenuItem.root(entries, ids));
    }

    /** The menu after this one: a menu of another shape has a higher revision. */
    MenuLayout then(List<MenuEntry> entries, MenuIds ids) {
        MenuItem next = MenuItem.root(entries, ids);
        return of(next.hasShapeOf(root) ? revision : revision + 1, next);
    }

    /** What choosing that item does; empty if there is no such item or it cannot be chosen. */
    Optional<TrayAction> action(int id) {
        return Optional.ofNullable(items.get(id)).flatMap(MenuItem::action);
    }

    /** The named properties (none named: all) of the item as they travel; empty if there is no such item. */
    Optional<Map<String, Variant<?>>> properties(int id, List<String> names) {
        return Optional.ofNullable(items.get(id)).map(item -> properties(item, names));
    }

    /** The item and what is below it, as deep as asked for (negative: all); empty if there is no such item. */
    Optional<DbusMenu.Node> node(int id, int depth, List<String> names) {
        return Optional.ofNullable(items.get(id)).map(item -> node(item, depth, names));
    }

    /** The items that look otherwise than in the menu before, with the properties that have changed. */
    Map<Integer, Map<String, Variant<?>>> changesSince(MenuLayout before) {
        Map<Integer, Map<String, Variant<?>>> changes = new LinkedHashMap<>();
        root.all().forEach(item -> {
            Map<String, Object> old = before.items.containsKey(item.id())
                    ? before.items.get(item.id()).properties()
                    : Map.of();
            List<String> changed = item.properties().entrySet().stream()
                    .filter(property -> !property.getValue().equals(old.get(property.getKey())))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!changed.isEmpty()) {
                changes.put(item.id(), properties(item, changed));
            }
        });
        return changes;
    }

    private static MenuLayout of(long revision, MenuItem root) {
        return new MenuLayout(
                revision, root, root.all().collect(Collectors.toUnmodifiableMap(MenuItem::id, item -> item)));
    }

    private static DbusMenu.Node node(MenuItem item, int depth, List<String> names) {
        List<Variant<?>> children = depth == 0
                ? List.of()
                : item.children().stream()
                        .<Variant<?>>map(child -> new Variant<>(node(child, depth - 1, names), DbusMenu.Node.class))
                        .toList();
        return new DbusMenu.Node(item.id(), properties(item, names), children);
    }

    private static Map<String, Variant<?>> properties(MenuItem item, List<String> names) {
        Map<String, Variant<?>> properties = new LinkedHashMap<>();
        item.properties().forEach((name, value) -> {
            if (names.isEmpty() || names.contains(name)) {
                properties.put(name, new Variant<>(value instanceof Pixmap picture ? picture.png() : value));
            }
        });
        return properties;
    }
}
