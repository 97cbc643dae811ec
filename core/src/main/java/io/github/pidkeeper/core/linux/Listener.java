package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.Bound;
import io.github.pidkeeper.core.process.Place;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A listening TCP socket, as sock_diag(7) tells it, or /proc/net/tcp and tcp6 list it.
 *
 * @param address that it is bound to; one of all zeros where it is every address. An address of IPv4 within IPv6 is one of
 *     IPv4
 * @param ipv6Only one that is bound to every address of IPv6 leaves IPv4 to others; false where that is not told
 * @param uid owner of the socket
 */
record Listener(InetAddress address, int port, boolean ipv6Only, long uid, long inode) {

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
            int colon = fields[LOCAL].indexOf(':');
            InetAddress address = address(fields[LOCAL].substring(0, Math.max(0, colon)));
            int port = Integer.parseInt(fields[LOCAL].substring(colon + 1), 16);
            return Optional.of(
                    new Listener(address, port, false, Long.parseLong(fields[UID]), Long.parseLong(fields[INODE])));
        } catch (IllegalArgumentException | UnknownHostException _) {
            return Optional.empty();
        }
    }

    /** The kernel prints the four bytes of each word as one number. */
    private static InetAddress address(String words) throws UnknownHostException {
        byte[] printed = HexFormat.of().parseHex(words);
        var bytes = ByteBuffer.allocate(printed.length).order(ByteOrder.nativeOrder());
        for (var in = ByteBuffer.wrap(printed); in.remaining() >= Integer.BYTES; ) {
            bytes.putInt(in.getInt());
        }
        return InetAddress.getByAddress(bytes.array());
    }

    /** Where it listens. */
    Bound bound() {
        return new Bound(address, port);
    }

    /** Whether it stands in the way of whoever wants to listen there, as bind(2) and ipv6(7) have it. */
    boolean takes(Place place) {
        return port == place.port()
                && (place.addresses().isEmpty() || place.addresses().stream().anyMatch(this::takes));
    }

    private boolean takes(InetAddress wanted) {
        if (address.isAnyLocalAddress()) {
            return isIpv4(address) ? isIpv4(wanted) : !isIpv4(wanted) || !ipv6Only;
        }
        return wanted.isAnyLocalAddress() ? isIpv4(wanted) == isIpv4(address) : address.equals(wanted);
    }

    private static boolean isIpv4(InetAddress address) {
        return address instanceof Inet4Address;
    }
}
