package io.github.pidkeeper.core.broker.conf;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * An address and a port that something is bound to.
 *
 * @param host a name or a literal address without brackets; empty where it is every address of this machine
 * @param port 1 to 65535
 */
public record Endpoint(Optional<String> host, int port) {

    private static final int LARGEST_PORT = 65535;

    /** @throws IllegalArgumentException if the port is out of range */
    public Endpoint {
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        host = host.filter(name -> !name.isEmpty() && !name.equals("*"));
    }

    /**
     * Reads {@code HOST:PORT}, {@code :PORT} or {@code [ADDRESS]:PORT}; a path may follow, as in {@code :8083/mqtt}.
     * Empty if it is none of these.
     */
    public static Optional<Endpoint> parse(String text) {
        int slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        int colon = address.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        var host = address.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
        return port(address.substring(colon + 1)).map(port -> new Endpoint(Optional.of(host), port));
    }

    /** A port as it is written down: digits only, from 1 to 65535. */
    static Optional<Integer> port(String text) {
        return text.matches("[0-9]{1,5}")
                ? Optional.of(Integer.parseInt(text)).filter(port -> port >= 1 && port <= LARGEST_PORT)
                : Optional.empty();
    }

    /**
     * Where on this machine it answers: the loopback addresses if it is bound to every address, and otherwise its own.
     * Empty for the name of a host, which is not looked up: that could take longer than any look may.
     */
    public List<InetAddress> addresses() {
        if (host.isEmpty()) {
            return loopback();
        }
        var bound = bound();
        return bound.stream().anyMatch(InetAddress::isAnyLocalAddress) ? loopback() : bound;
    }

    /**
     * The addresses that it is bound to; none where it is every address of this machine, or a name that is not looked up.
     * One of all zeros stands for every address of its family.
     */
    public List<InetAddress> bound() {
        if (host.isEmpty()) {
            return List.of();
        }
        if (host.get().equalsIgnoreCase("localhost")) {
            return loopback();
        }
        try {
            return List.of(InetAddress.ofLiteral(host.get()));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** The same as one dials it on this machine: {@code localhost} stands for both addresses of loopback. */
    public Endpoint dialled() {
        return addresses().equals(loopback()) ? new Endpoint(Optional.of("localhost"), port) : this;
    }

    /** The addresses at which this machine reaches itself. */
    public static List<InetAddress> loopback() {
        try {
            return List.of(
                    InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                    InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public String toString() {
        var name = host.map(text -> text.indexOf(':') < 0 ? text : "[" + text + "]")
                .orElse("");
        return name + ":" + port;
    }
}
