package io.github.pidkeeper.app.dbus;

import java.util.List;

/** What came back from a call over the bus. */
sealed interface BusReply {

    record Returned(List<Object> values) implements BusReply {}

    /** The other side, or the bus in its place, answered with an error. */
    record Refused(String error, String text) implements BusReply {

        boolean nobodyThere() {
            return error.equals("org.freedesktop.DBus.Error.ServiceUnknown")
                    || error.equals("org.freedesktop.DBus.Error.NameHasNoOwner");
        }
    }

    /** Nothing that can be read came in time. */
    record Nothing() implements BusReply {}

    /** The call was not sent, mostly because the connection is gone; so nobody has heard it. */
    record Unsent() implements BusReply {}
}
