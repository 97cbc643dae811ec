package io.github.pidkeeper.app.dbus;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where this session's message bus listens, found without starting anything: {@code DBUS_SESSION_BUS_ADDRESS}, else the
 * socket {@code bus} in {@code XDG_RUNTIME_DIR} (D-Bus specification, "Server Addresses" and "Well-known Message Bus
 * Instances").
 */
public sealed interface SessionBusAddress {

    /** A socket with a path. */
    record At(Path socket) implements SessionBusAddress {}

    /** There is no bus, or none that can be reached by a path. */
    record Nowhere(String reason) implements SessionBusAddress {}

    /** The address that this environment names. */
    static SessionBusAddress in(Map<String, String> environment) {
        Optional<Path> runtimeSocket = Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .filter(directory -> !directory.isEmpty())
                .flatMap(SessionBusAddress::path)
                .map(directory -> directory.resolve("bus"));
        String given = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (given.isBlank()) {
            return runtimeSocket
                    .filter(Files::exists)
                    .<SessionBusAddress>map(At::new)
                    .orElseGet(() -> new Nowhere("DBUS_SESSION_BUS_ADDRESS is not set and "
                            + runtimeSocket.map(Path::toString).orElse("$XDG_RUNTIME_DIR/bus")
                            + " does not exist"));
        }
        List<String> refused = new ArrayList<>();
        for (String address : given.split(";", -1)) {
            Optional<Path> socket = socket(address, runtimeSocket);
            if (socket.isPresent()) {
                return new At(socket.get());
            }
            refused.add(address);
        }
        return new Nowhere("no Unix socket with a path in DBUS_SESSION_BUS_ADDRESS: " + String.join(";", refused));
    }

    private static Optional<Path> socket(String address, Optional<Path> runtimeSocket) {
        if (!address.startsWith("unix:")) {
            return Optional.empty();
        }
        for (String pair : address.substring("unix:".length()).split(",", -1)) {
            if (pair.startsWith("path=")) {
                return unescaped(pair.substring("path=".length())).flatMap(SessionBusAddress::path);
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
