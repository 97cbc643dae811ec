package io.github.pidkeeper.core.linux;

import java.util.List;
import java.util.Optional;

/**
 * A listening TCP socket, as /proc/net/tcp and tcp6 list it.
 *
 * @param uid owner of the socket
 */
record Listener(int port, long uid, long inode) {

    private static final String LISTEN = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int UID = 7;
    private static final int INODE = 9;

    /** All of the table that listen; lines that are not understood are passed over. */
    static List<Listener> parse(String table) {
        return table.lines().map(Listener::ofLine).flatMap(Optional::stream).toList();
    }

    private static Optional<Listener> ofLine(String line) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length <= INODE || !fields[STATE].equals(LISTEN)) {
            return Optional.empty();
        }
        try {
            int port = Integer.parseInt(fields[LOCAL].substring(fields[LOCAL].indexOf(':') + 1), 16);
            return Optional.of(new Listener(port, Long.parseLong(fields[UID]), Long.parseLong(fields[INODE])));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
