package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.tray.Tray;
import io.github.pidkeeper.app.tray.TrayEvents;
import io.github.pidkeeper.app.tray.TrayHost;
import io.github.pidkeeper.app.tray.TrayHost.Absent;
import io.github.pidkeeper.app.tray.TrayHost.Reason;
import io.github.pidkeeper.app.tray.TrayModel;
import java.util.List;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;

/**
 * The tray of Linux desktops: an item on the session bus that panels show (StatusNotifierItem), with a menu that they
 * read from the bus as well (com.canonical.dbusmenu).
 *
 * <p>Panels read what they show at any time and on threads of the connection; they get it from immutable values that
 * {@link #show} replaces as a whole. Whether there is a panel is found out on the bus's own thread.
 */
public final class StatusNotifierTray implements Tray {

    private final SessionBus bus;
    private final TrayEvents events;
    private final MenuIds ids = new MenuIds();
    private final Object lock = new Object();

    private volatile ItemFace face;
    private volatile MenuLayout menu;
    private volatile TrayHost host = new TrayHost.Looking();
    private volatile @Nullable BusLink link;

    /** Shows the model as soon as somebody can; returns at once. */
    public StatusNotifierTray(SessionBus bus, TrayModel model, TrayEvents events) {
        this.bus = bus;
        this.events = events;
        this.face = ItemFace.of(model);
        this.menu = MenuLayout.first(model.menu(), ids);
        bus.join(new Presence());
    }

    @Override
    public void show(TrayModel model) {
        synchronized (lock) {
            ItemFace oldFace = face;
            MenuLayout oldMenu = menu;
            face = face.then(model);
            menu = oldMenu.then(model.menu(), ids);
            BusLink open = link;
            if (open != null) {
                face.changesSince(oldFace).forEach(change -> open.emit(itemChanged(change)));
                tellMenu(open, oldMenu);
            }
        }
    }

    @Override
    public TrayHost host() {
        return host;
    }

    /** Nothing more is shown or told. Panels drop the item when the connection to the bus closes. */
    @Override
    public void close() {
        bus.run(() -> link = null);
    }

    private void tellMenu(BusLink open, MenuLayout before) {
        if (menu.revision() != before.revision()) {
            open.emit(new BusSignal(
                    MenuObject.PATH,
                    MenuObject.TYPE,
                    "LayoutUpdated",
                    "ui",
                    List.of(new UInt32(menu.revision()), MenuIds.ROOT)));
            return;
        }
        List<Object[]> changes = menu.changesSince(before).entrySet().stream()
                .map(change -> new Object[] {change.getKey(), change.getValue()})
                .toList();
        if (!changes.isEmpty()) {
            open.emit(new BusSignal(
                    MenuObject.PATH,
                    MenuObject.TYPE,
                    "ItemsPropertiesUpdated",
                    "a(ia{sv})a(ias)",
                    List.of(changes, List.of())));
        }
    }

    private static BusSignal itemChanged(String signal) {
        return new BusSignal(ItemObject.PATH, ItemObject.TYPE, signal, "", List.of());
    }

    private void hostIs(TrayHost now) {
        if (!now.equals(host)) {
            host = now;
            events.hostChanged(now);
        }
    }

    /** The item's life on the bus. */
    private final class Presence implements BusUser {

        @Override
        public void opened(BusLink open) {
            try {
                open.publish(ItemObject.PATH, new ItemObject(() -> face, events));
                open.publish(MenuObject.PATH, new MenuObject(() -> menu, events));
                link = open;
                new HostWatch(open, bus::run, StatusNotifierTray.this::hostIs).start();
            } catch (DBusException e) {
                hostIs(new Absent(Reason.BUS_UNREACHABLE, String.valueOf(e.getMessage())));
            }
        }

        @Override
        public void missing(BusTrouble trouble) {
            link = null;
            hostIs(new Absent(
                    switch (trouble.kind()) {
                        case NO_ADDRESS -> Reason.NO_BUS;
                        case UNREACHABLE, SILENT -> Reason.BUS_UNREACHABLE;
                        case LOST -> Reason.BUS_LOST;
                        case CLOSED -> Reason.CLOSED;
                    },
                    trouble.detail()));
        }
    }
}
