package io.github.pidkeeper.app.dbus;

import java.util.HashMap;
import java.util.Map;

/**
 * The numbers by which a panel knows the entries of the menu. An entry keeps its number wherever it moves, and a number
 * is never given to another entry: a click on a menu that has changed meanwhile cannot hit the wrong one. Not safe for
 * several threads.
 */
final class MenuIds {

    /** The menu itself. */
    static final int ROOT = 0;

    /** An entry by what it is: which menu it is in, and how many like it stand before it there. */
    private record Key(int parent, Object entry, int before) {}

    private final Map<Key, Integer> known = new HashMap<>();

    /** Numbers the entries of one menu, asked in their order. */
    Menu in(int parent) {
        return new Menu(parent);
    }

    /** One menu while its entries are being numbered. */
    final class Menu {

        private final int parent;
        private final Map<Object, Integer> seen = new HashMap<>();

        private Menu(int parent) {
            this.parent = parent;
        }

        int idOf(Object entry) {
            int before = seen.merge(entry, 1, Integer::sum) - 1;
            return known.computeIfAbsent(new Key(parent, entry, before), key -> known.size() + 1);
        }
    }
}
