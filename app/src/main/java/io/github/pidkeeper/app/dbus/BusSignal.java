package io.github.pidkeeper.app.dbus;

import java.util.List;

/** Something one of our objects tells everybody; the signature describes the arguments as D-Bus types, empty if there are none. */
record BusSignal(String path, String type, String member, String signature, List<Object> arguments) {

    BusSignal {
        arguments = List.copyOf(arguments);
    }
}
