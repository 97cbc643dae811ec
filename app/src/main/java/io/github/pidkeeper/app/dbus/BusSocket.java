package io.github.pidkeeper.app.dbus;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a message bus listens, found without starting anything (D-Bus specification, "Server Addresses" and "Well-known
 * Message Bus Instances").
 */
public sealed interface BusSocket {

    /** A socket with a path. */
    record At(Path socket) implements BusSocket {}

    /** There is no bus, or none that can be reached by a path. */
    record Nowhere(String reason) implements BusSocket {}

    /**
     * That of this session: {@code DBUS_SESSION_BUS_ADDRESS}, else the socket {@code bus} in {@code XDG_RUNTIME_DIR}.
     */
    static BusSocket ofSession(Map<String, String> environment) {
        Optional<Path> runtimeSocket = runtimeSocket(environment);
        return named("DBUS_SESSION_BUS_ADDRESS", environment, runtimeSocket)
                .orElseGet(() -> runtimeSocket
                        .filter(Files::exists)
                        .<BusSocket>map(At::new)
                        .orElseGet(() -> new Nowhere("DBUS_SESSION_BUS_ADDRESS is not set and "
                                + runtimeSocket.map(Path::toString).orElse("$XDG_RUNTIME_DIR/bus")
                                + " does not exist")));
    }

    /**
     * That of this user, on which the manager of the user's services is. A session that was not begun by it may have a bus of
     * its own, so the socket in the runtime directory comes first.
     */
    static BusSocket ofUser(Map<String, String> environment) {
        return runtimeSocket(environment)
                .filter(Files::exists)
                .<BusSocket>map(At::new)
                .orElseGet(() -> ofSession(environment));
    }

    /** That of the system: {@code DBUS_SYSTEM_BUS_ADDRESS}, else the socket that every system has. */
    static BusSocket ofSystem(Map<String, String> environment) {
        return named("DBUS_SYSTEM_BUS_ADDRESS", environment, Optional.empty())
                .orElseGet(() -> new At(Path.of("/run/dbus/system_bus_socket")));
    }

    private static Optional<Path> runtimeSocket(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .filter(directory -> !directory.isEmpty())
                .flatMap(BusSocket::path)
                .map(directory -> directory.resolve("bus"));
    }

    /** Empty where the variable names none. */
    private static Optional<BusSocket> named(
            String variable, Map<String, String> environment, Optional<Path> runtimeSocket) {
        String given = environment.getOrDefault(variable, "");
        if (given.isBlank()) {
            return Optional.empty();
        }
        for (String address : given.split(";", -1)) {
            Optional<Path> socket = socket(address, runtimeSocket);
            if (socket.isPresent()) {
                return Optional.of(new At(socket.get()));
            }
        }
        return Optional.of(new Nowhere("no Unix socket with a path in " + variable + ": " + given));
    }

    private static Optional<Path> socket(String address, Optional<Path> runtimeSocket) {
        if (!address.startsWith("unix:")) {
            return Optional.empty();
        }
        for (String pair : address.substring("unix:".length()).split(",", -1)) {
            if (pair.startsWith("path=")) {
                return unescaped(pair.substring("path=".length())).flatMap(BusSocket::path);
            }
            if (pair.equals("runtime=yes")) {
                return runtimeSocket;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Values escape bytes as {@code %} and two hexadecimal digits; a plus sign is a plus sign. */
    private static Optional<String> unescaped(String value) {
        byte[] escaped = value.getBytes(StandardCharsets.UTF_8);
        byte[] plain = new byte[escaped.length];
        int length = 0;
        for (int i = 0; i < escaped.length; i++) {
            if (escaped[i] != '%') {
                plain[length++] = escaped[i];
                continue;
            }
            if (i + 2 >= escaped.length) {
                return Optional.empty();
            }
            int high = Character.digit(escaped[i + 1], 16);
            int low = Character.digit(escaped[i + 2], 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            plain[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        return Optional.of(new String(plain, 0, length, StandardCharsets.UTF_8));
    }
}
