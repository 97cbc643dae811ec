package io.github.pidkeeper.app.dbus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** The list of trays as an item sees it. */
@DBusInterfaceName("org.kde.StatusNotifierWatcher")
public interface FakeWatcher extends DBusInterface {

    @DBusMemberName("RegisterStatusNotifierItem")
    void register(String service);
}
