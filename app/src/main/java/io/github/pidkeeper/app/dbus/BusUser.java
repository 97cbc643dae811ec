package io.github.pidkeeper.app.dbus;

/** A part of the application that lives on the bus. Called on the bus's own thread, one call after the other. */
interface BusUser {

    void opened(BusLink link);

    /** There is no bus, or it has gone, and does not come back by itself; or it is silent, and may still be opened. */
    void missing(BusTrouble trouble);
}
