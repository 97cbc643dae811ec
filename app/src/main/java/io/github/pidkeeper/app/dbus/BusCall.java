package io.github.pidkeeper.app.dbus;

import java.util.List;

/** A method to be called on somebody else's object; the signature describes the arguments as D-Bus types. */
record BusCall(String service, String path, String type, String method, String signature, List<Object> arguments) {

    BusCall {
        arguments = List.copyOf(arguments);
    }
}
