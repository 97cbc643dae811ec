package io.github.pidkeeper.app.dbus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The methods with which a panel reads a menu and tells what was chosen (libdbusmenu, version 3 of the interface). */
@DBusInterfaceName("com.canonical.dbusmenu")
public interface DbusMenu extends DBusInterface {

    /** The item, and below it as many levels as asked for (-1: all), with the properties asked for (none named: all). */
    @DBusMemberName("GetLayout")
    Pair<UInt32, Node> getLayout(int parent, int depth, List<String> properties);

    /** The properties of several items. */
    @DBusMemberName("GetGroupProperties")
    List<Item> getGroupProperties(List<Integer> ids, List<String> properties);

    /** One property of one item. */
    @DBusMemberName("GetProperty")
    Variant<?> getProperty(int id, String name);

    /** Something happened to an item: it was clicked, hovered over, opened or closed. */
    @DBusMemberName("Event")
    void event(int id, String event, Variant<?> data, UInt32 time);

    /** Several events at once; answers with the ids that do not exist. */
    @DBusMemberName("EventGroup")
    List<Integer> eventGroup(List<Happening> events);

    /** The item's submenu will be shown; answers whether it must be read again before. */
    @DBusMemberName("AboutToShow")
    boolean aboutToShow(int id);

    /** Several of them; answers with those to be read again, and with the ids that do not exist. */
    @DBusMemberName("AboutToShowGroup")
    Pair<List<Integer>, List<Integer>> aboutToShowGroup(List<Integer> ids);

    /** Two values that a method returns. */
    final class Pair<A, B> extends Tuple {

        @Position(0)
        public final A first;

        @Position(1)
        public final B second;

        public Pair(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    /** An item with its properties and all that is below it. */
    final class Node extends Struct {

        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        @Position(2)
        public final List<Variant<?>> children;

        public Node(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }
    }

    /** An item with its properties. */
    final class Item extends Struct {

        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        public Item(int id, Map<String, Variant<?>> properties) {
            this.id = id;
            this.properties = properties;
        }
    }

    /** An event as it travels in a group. */
    final class Happening extends Struct {

        @Position(0)
        public final int id;

        @Position(1)
        public final String event;

        @Position(2)
        public final Variant<?> data;

        @Position(3)
        public final UInt32 time;

        public Happening(int id, String event, Variant<?> data, UInt32 time) {
            this.id = id;
            this.event = event;
            this.data = data;
            this.time = time;
        }
    }
}
