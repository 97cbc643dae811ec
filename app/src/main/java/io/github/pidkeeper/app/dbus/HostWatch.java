package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.tray.TrayHost;
import io.github.pidkeeper.app.tray.TrayHost.Absent;
import io.github.pidkeeper.app.tray.TrayHost.Present;
import io.github.pidkeeper.app.tray.TrayHost.Reason;
import java.util.List;
import java.util.function.Consumer;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.types.Variant;

/**
 * Enters our item into the list of trays, again whenever somebody else takes over the list, and tells whether a panel
 * reads it. Used on the bus's own thread only.
 */
final class HostWatch {

    private static final String WATCHER = "org.kde.StatusNotifierWatcher";
    private static final String WATCHER_PATH = "/StatusNotifierWatcher";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
    private static final String BUS = "org.freedesktop.DBus";

    private final BusLink link;
    private final Consumer<Runnable> ownThread;
    private final Consumer<TrayHost> listener;
    private boolean entered;

    HostWatch(BusLink link, Consumer<Runnable> ownThread, Consumer<TrayHost> listener) {
        this.link = link;
        this.ownThread = ownThread;
        this.listener = listener;
    }

    void start() throws DBusException {
        DBusMatchRuleBuilder takeover = DBusMatchRuleBuilder.create()
                .withType("signal")
                .withSender(BUS)
                .withInterface(BUS)
                .withMember("NameOwnerChanged")
                .withArg0123(0, WATCHER);
        link.listen(takeover.build(), arguments -> ownThread.accept(() -> watcherChanged(arguments)));
        // What these signals say is not believed but asked for, so it does not matter who sends them.
        DBusMatchRuleBuilder panelCame = fromWatcher(WATCHER, "StatusNotifierHostRegistered");
        DBusMatchRuleBuilder panelWent = fromWatcher(WATCHER, "StatusNotifierHostUnregistered");
        DBusMatchRuleBuilder changed = fromWatcher(PROPERTIES, "PropertiesChanged");
        for (DBusMatchRuleBuilder rule : List.of(panelCame, panelWent, changed)) {
            link.listen(rule.build(), _ -> ownThread.accept(this::panelsChanged));
        }
        enter();
    }

    private void watcherChanged(List<Object> nameOldNew) {
        if (nameOldNew.size() == 3 && !nameOldNew.get(2).equals("")) {
            enter();
        } else {
            listener.accept(new Absent(Reason.NO_WATCHER, ""));
        }
    }

    private void panelsChanged() {
        if (entered) {
            listener.accept(panel());
        } else {
            enter();
        }
    }

    private void enter() {
        BusReply reply = link.call(
                new BusCall(WATCHER, WATCHER_PATH, WATCHER, "RegisterStatusNotifierItem", "s", List.of(link.name())));
        entered = reply instanceof BusReply.Returned;
        listener.accept(
                switch (reply) {
                    case BusReply.Returned _ -> panel();
                    case BusReply.Refused refused
                    when refused.nobodyThere() -> new Absent(Reason.NO_WATCHER, refused.text());
                    case BusReply.Refused(String error, String text) -> new Absent(Reason.REFUSED, error + ": " + text);
                    case BusReply.Nothing _, BusReply.Unsent _ ->
                        new Absent(Reason.REFUSED, WATCHER + " does not answer");
                });
    }

    /** KDE's watcher answers even with no panel; a watcher that does not know the question is taken for a panel. */
    private TrayHost panel() {
        BusReply reply = link.call(new BusCall(
                WATCHER, WATCHER_PATH, PROPERTIES, "Get", "ss", List.of(WATCHER, "IsStatusNotifierHostRegistered")));
        return switch (reply) {
            case BusReply.Returned(List<Object> values)
            when values.equals(List.of(new Variant<>(false))) -> new Absent(Reason.NO_PANEL, "");
            case BusReply.Refused refused when refused.nobodyThere() -> new Absent(Reason.NO_WATCHER, refused.text());
            case BusReply.Nothing _, BusReply.Unsent _ -> new Absent(Reason.REFUSED, WATCHER + " does not answer");
            case BusReply.Returned _, BusReply.Refused _ -> new Present();
        };
    }

    private static DBusMatchRuleBuilder fromWatcher(String type, String member) {
        return DBusMatchRuleBuilder.create()
                .withType("signal")
                .withPath(WATCHER_PATH)
                .withInterface(type)
                .withMember(member);
    }
}
