package io.github.pidkeeper.app.dbus;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.DBus.Error.InvalidArgs;
import org.freedesktop.dbus.connections.BusAddress;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A panel as the item sees it: keeps the list of trays, reads items and their menus, and passes on clicks. */
final class FakePanel implements AutoCloseable {

    private static final String WATCHER = "org.kde.StatusNotifierWatcher";
    private static final String WATCHER_PATH = "/StatusNotifierWatcher";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    /** A signal of the item or of its menu. */
    record Told(String signal, List<Object> arguments) {}

    /** How far a panel has come. */
    private enum Readiness {
        /** The name is on the bus, but nobody can enter the list yet. */
        STARTING,
        /** The list is kept, but no panel reads it. */
        LIST_ONLY,
        SHOWING
    }

    private final DBusConnection connection;
    private final BusLink link;
    private volatile Readiness readiness;

    /** The names under which items have entered themselves. */
    final Notes<String> items = new Notes<>();

    final Notes<Told> told = new Notes<>();

    private FakePanel(DBusConnection connection, Readiness readiness) {
        this.connection = connection;
        this.link = new BusLink(connection);
        this.readiness = readiness;
    }

    /** A panel that shows trays. */
    static FakePanel on(Path socket) throws DBusException {
        return started(socket, Readiness.SHOWING);
    }

    /** A list of trays with no panel to read it, as KDE's daemon keeps it. */
    static FakePanel listOnly(Path socket) throws DBusException {
        return started(socket, Readiness.LIST_ONLY);
    }

    /** A panel that has its name on the bus before it can take items. */
    static FakePanel starting(Path socket) throws DBusException {
        return started(socket, Readiness.STARTING);
    }

    private static FakePanel started(Path socket, Readiness readiness) throws DBusException {
        DBusConnection connection = DBusConnectionBuilder.forAddress(BusAddress.of("unix:path=" + socket))
                .withShared(false)
                .build();
        FakePanel panel = new FakePanel(connection, readiness);
        connection.exportObject(WATCHER_PATH, panel.new TrayList());
        for (String type : List.of(ItemObject.TYPE, MenuObject.TYPE)) {
            connection.addGenericSigHandler(
                    DBusMatchRuleBuilder.create()
                            .withType("signal")
                            .withInterface(type)
                            .build(),
                    signal -> {
                        try {
                            panel.told.add(new Told(signal.getName(), Arrays.asList(signal.getParameters())));
                        } catch (DBusException e) {
                            throw new AssertionError(e);
                        }
                    });
        }
        connection.requestBusName(WATCHER);
        return panel;
    }

    /** A panel comes that reads the list. */
    void show() {
        readiness = Readiness.SHOWING;
        link.emit(new BusSignal(WATCHER_PATH, WATCHER, "StatusNotifierHostRegistered", "", List.of()));
    }

    Variant<?> property(String item, String name) {
        return (Variant<?>) returned(get(item, name)).getFirst();
    }

    BusReply get(String item, String name) {
        return link.call(new BusCall(item, ItemObject.PATH, PROPERTIES, "Get", "ss", List.of(ItemObject.TYPE, name)));
    }

    @SuppressWarnings("unchecked")
    Map<String, Variant<?>> properties(String item) {
        return (Map<String, Variant<?>>) returned(link.call(
                        new BusCall(item, ItemObject.PATH, PROPERTIES, "GetAll", "s", List.of(ItemObject.TYPE))))
                .getFirst();
    }

    BusReply callItem(String item, String method, String signature, Object... arguments) {
        return link.call(new BusCall(item, ItemObject.PATH, ItemObject.TYPE, method, signature, List.of(arguments)));
    }

    BusReply callMenu(String item, String method, String signature, Object... arguments) {
        return link.call(new BusCall(item, MenuObject.PATH, MenuObject.TYPE, method, signature, List.of(arguments)));
    }

    /** An array of bytes that came over the bus inside something else. */
    static byte[] bytes(Object arrived) {
        List<?> list = (List<?>) arrived;
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (Byte) list.get(i);
        }
        return bytes;
    }

    /** The menu's revision. */
    long revision(String item) {
        return ((UInt32) returned(callMenu(item, "GetLayout", "iias", 0, -1, List.of()))
                        .getFirst())
                .longValue();
    }

    /** All entries below the root by their labels, separators left out, each with its id and properties. */
    Map<String, Entry> menu(String item) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        collect(
                (Object[]) returned(callMenu(item, "GetLayout", "iias", 0, -1, List.of()))
                        .get(1),
                entries);
        return entries;
    }

    /** An entry of the menu as it came over the bus. */
    record Entry(int id, Map<String, Variant<?>> properties) {

        boolean enabled() {
            return !properties.containsKey("enabled")
                    || Boolean.TRUE.equals(properties.get("enabled").getValue());
        }
    }

    @SuppressWarnings("unchecked")
    private static void collect(Object[] node, Map<String, Entry> entries) {
        Entry entry = new Entry((Integer) node[0], (Map<String, Variant<?>>) node[1]);
        if (entry.properties().containsKey("label")) {
            entries.put(String.valueOf(entry.properties().get("label").getValue()), entry);
        }
        for (Variant<?> child : (List<Variant<?>>) node[2]) {
            collect((Object[]) child.getValue(), entries);
        }
    }

    private static List<Object> returned(BusReply reply) {
        if (reply instanceof BusReply.Returned(List<Object> values)) {
            return values;
        }
        throw new AssertionError("the item answered " + reply);
    }

    /** The panel ends; the bus sees to it that everybody hears of it. */
    @Override
    public void close() {
        connection.disconnect();
    }

    private final class TrayList extends ReadOnlyProperties implements FakeWatcher {

        private TrayList() {
            super(WATCHER_PATH);
        }

        @Override
        Map<String, Variant<?>> properties() {
            return Map.of("IsStatusNotifierHostRegistered", new Variant<>(readiness == Readiness.SHOWING));
        }

        @Override
        public void register(String service) {
            if (readiness == Readiness.STARTING) {
                throw new InvalidArgs("not yet");
            }
            items.add(service);
        }
    }
}
