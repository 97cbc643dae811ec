package io.github.pidkeeper.app.dbus;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;

/** The manager of services as those see it who ask for something. */
@DBusInterfaceName("org.freedesktop.systemd1.Manager")
public interface FakeManager extends DBusInterface {

    @DBusMemberName("LoadUnit")
    DBusPath loadUnit(String name);

    @DBusMemberName("GetUnitByPID")
    DBusPath unitOf(UInt32 pid);

    @DBusMemberName("Subscribe")
    void subscribe();

    @DBusMemberName("StopUnit")
    DBusPath stop(String name, String mode);

    @DBusMemberName("StartUnit")
    DBusPath start(String name, String mode);

    @DBusMemberName("RestartUnit")
    DBusPath restart(String name, String mode);

    @DBusMemberName("ReloadUnit")
    DBusPath reload(String name, String mode);
}
