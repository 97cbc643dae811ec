package io.github.pidkeeper.app.dbus;

/** Why there is no bus to use. */
record BusTrouble(Kind kind, String detail) {

    /** What kind of trouble it is. */
    enum Kind {
        NO_ADDRESS,
        UNREACHABLE,
        SILENT,
        LOST,
        CLOSED
    }
}
