package org.freedesktop;

import org.freedesktop.dbus.exceptions.DBusExecutionException;

/** That which is said of a unit that must not be started: the bus calls an error as its class is called. */
public final class systemd1$UnitMasked extends DBusExecutionException {

    private static final long serialVersionUID = 1;

    public systemd1$UnitMasked(String text) {
        super(text);
    }
}
