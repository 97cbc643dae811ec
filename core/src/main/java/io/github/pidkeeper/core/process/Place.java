package io.github.pidkeeper.core.process;

import java.net.InetAddress;
import java.util.List;

/**
 * Where something listens, or is to: a TCP port, 1 to 65535, on one address or several.
 *
 * @param addresses none where it is every address, or not known which
 */
public record Place(List<InetAddress> addresses, int port) {

    public Place {
        addresses = List.copyOf(addresses);
    }

    /** A port on whatever address. */
    public static Place anywhere(int port) {
        return new Place(List.of(), port);
    }
}
