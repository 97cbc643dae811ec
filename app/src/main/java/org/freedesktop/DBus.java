package org.freedesktop;

import org.freedesktop.dbus.exceptions.DBusExecutionException;

/**
 * The errors that D-Bus itself defines, as answers of ours. dbus-java sends the name of an exception's class as the name
 * of the error, and its own exceptions for these have other names than the specification; panels look for these.
 */
public interface DBus {

    /** The errors of the D-Bus specification. */
    @SuppressWarnings("JavaLangClash")
    interface Error {

        /** The object has no property of that name. */
        final class UnknownProperty extends DBusExecutionException {

            private static final long serialVersionUID = 1L;

            public UnknownProperty(String message) {
                super(message);
            }
        }

        /** The property is not for others to change. */
        final class PropertyReadOnly extends DBusExecutionException {

            private static final long serialVersionUID = 1L;

            public PropertyReadOnly(String message) {
                super(message);
            }
        }

        /** What was asked for does not exist here. */
        final class InvalidArgs extends DBusExecutionException {

            private static final long serialVersionUID = 1L;

            public InvalidArgs(String message) {
                super(message);
            }
        }
    }
}
