package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.tray.TrayEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.freedesktop.DBus.Error.InvalidArgs;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The menu as an object on the bus; what a panel does with it is told to the listener. */
final class MenuObject extends ReadOnlyProperties implements DbusMenu {

    static final String PATH = "/MenuBar";
    static final String TYPE = "com.canonical.dbusmenu";

    private final Supplier<MenuLayout> layout;
    private final TrayEvents events;

    MenuObject(Supplier<MenuLayout> layout, TrayEvents events) {
        super(PATH);
        this.layout = layout;
        this.events = events;
    }

    @Override
    Map<String, Variant<?>> properties() {
        Map<String, Variant<?>> properties = new LinkedHashMap<>();
        properties.put("Version", new Variant<>(new UInt32(3)));
        properties.put("Status", new Variant<>("normal"));
        properties.put("TextDirection", new Variant<>("ltr"));
        properties.put("IconThemePath", new Variant<>(List.of(), "as"));
        return properties;
    }

    @Override
    public Pair<UInt32, Node> getLayout(int parent, int depth, List<String> names) {
        MenuLayout now = layout.get();
        return now.node(parent, depth, names)
                .map(node -> new Pair<>(new UInt32(now.revision()), node))
                .orElseThrow(() -> new InvalidArgs("There is no menu item " + parent));
    }

    @Override
    public List<Item> getGroupProperties(List<Integer> ids, List<String> names) {
        MenuLayout now = layout.get();
        List<Item> items = new ArrayList<>();
        for (int id : ids.isEmpty() ? List.copyOf(now.items().keySet()) : ids) {
            now.properties(id, names).ifPresent(properties -> items.add(new Item(id, properties)));
        }
        return items;
    }

    @Override
    public Variant<?> getProperty(int id, String name) {
        return layout.get()
                .properties(id, List.of(name))
                .map(properties -> properties.get(name))
                .orElseThrow(() -> new InvalidArgs("There is no property " + name + " of a menu item " + id));
    }

    @Override
    public void event(int id, String event, Variant<?> data, UInt32 time) {
        switch (event) {
            case "clicked" -> layout.get().action(id).ifPresent(events::chosen);
            case "opened" -> events.menuAboutToShow();
            default -> {
                // "hovered", "closed" and what others may add are none of our business
            }
        }
    }

    @Override
    public List<Integer> eventGroup(List<Happening> happenings) {
        List<Integer> unknown = new ArrayList<>();
        for (Happening happening : happenings) {
            if (layout.get().items().containsKey(happening.id)) {
                event(happening.id, happening.event, happening.data, happening.time);
            } else {
                unknown.add(happening.id);
            }
        }
        return unknown;
    }

    @Override
    public boolean aboutToShow(int id) {
        events.menuAboutToShow();
        return false;
    }

    @Override
    public Pair<List<Integer>, List<Integer>> aboutToShowGroup(List<Integer> ids) {
        events.menuAboutToShow();
        return new Pair<>(
                List.of(),
                ids.stream().filter(id -> !layout.get().items().containsKey(id)).toList());
    }
}
