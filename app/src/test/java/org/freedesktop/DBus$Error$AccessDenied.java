package org.freedesktop;

import org.freedesktop.dbus.exceptions.DBusExecutionException;

/** That which a caller without the right is told: the bus calls an error as its class is called. */
public final class DBus$Error$AccessDenied extends DBusExecutionException {

    private static final long serialVersionUID = 1;

    public DBus$Error$AccessDenied(String text) {
        super(text);
    }
}
