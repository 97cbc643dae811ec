package io.github.pidkeeper.app.dbus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** The methods that a panel calls on an item it shows (freedesktop.org, StatusNotifierItem, under KDE's name for it). */
@DBusInterfaceName("org.kde.StatusNotifierItem")
public interface StatusNotifierItem extends DBusInterface {

    /** A click on the icon, at that place of the screen. */
    @DBusMemberName("Activate")
    void activate(int x, int y);

    /** A click with the middle button. */
    @DBusMemberName("SecondaryActivate")
    void secondaryActivate(int x, int y);

    /** A click with the right button, where the panel does not show the menu itself. */
    @DBusMemberName("ContextMenu")
    void contextMenu(int x, int y);

    /** The wheel was turned over the icon. */
    @DBusMemberName("Scroll")
    void scroll(int delta, String orientation);

    /** The compositor's permission to raise a window, given before a click is told. */
    @DBusMemberName("ProvideXdgActivationToken")
    void provideXdgActivationToken(String token);
}
