package io.github.pidkeeper.app.dbus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** Who shows notifications, as those see it who have some. */
@DBusInterfaceName("org.freedesktop.Notifications")
public interface FakeNotificationServer extends DBusInterface {

    @DBusMemberName("GetCapabilities")
    List<String> capabilities();

    @DBusMemberName("Notify")
    UInt32 post(
            String application,
            UInt32 replaced,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int timeout);

    @DBusMemberName("CloseNotification")
    void close(UInt32 number);
}
