package org.freedesktop;

import org.freedesktop.dbus.exceptions.DBusExecutionException;

/** That which a caller is told who could not be asked for a password: the bus calls an error as its class is called. */
public final class DBus$Error$InteractiveAuthorizationRequired extends DBusExecutionException {

    private static final long serialVersionUID = 1;

    public DBus$Error$InteractiveAuthorizationRequired(String text) {
        super(text);
    }
}
