package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Listeners of one Mosquitto that are in each other's way: it ends when it comes to the second of them.
 *
 * <p>It binds each address family apart from the other. An interface of its own keeps a listener out of the way of others,
 * and a name may stand for anything, so nothing is told of these. WebSocket listeners are bound by a library, which goes on
 * without one whose address it does not find: they are certain to be bound only at every address, or at IPv4's loopback.
 */
record MosquittoClash(List<MosquittoListener> listeners) {

    private enum Family {
        IPV4,
        IPV6
    }

    List<Objection> objections() {
        return Stream.concat(listeners.stream().flatMap(MosquittoClash::ofFamily), inTheWay())
                .toList();
    }

    /** Of each listener, whether one before it is in its way. */
    private Stream<Objection> inTheWay() {
        return IntStream.range(0, listeners.size())
                .boxed()
                .flatMap(at -> listeners.subList(0, at).stream()
                        .filter(earlier -> clash(earlier, listeners.get(at)))
                        .findFirst()
                        .map(earlier -> objection(earlier, listeners.get(at)))
                        .stream());
    }

    private static Objection objection(MosquittoListener earlier, MosquittoListener later) {
        return Objection.ofEveryRelease(Message.of(
                Phrase.CONFIGURATION_LISTENERS_CLASH,
                later.file(),
                later.line(),
                later.port(),
                earlier.file(),
                earlier.line()));
    }

    /** Whether a listener that is to be of one family has an address of the other: such a one cannot be bound. */
    private static Stream<Objection> ofFamily(MosquittoListener listener) {
        boolean none = listener.isOfNetwork()
                && !listener.isWebSocket()
                && listener.domain().isPresent()
                && listener.host().flatMap(MosquittoClash::literal).isPresent()
                && families(listener).stream()
                        .noneMatch(family -> address(listener.host(), family).isPresent());
        return none
                ? Stream.of(Objection.ofEveryRelease(Message.of(
                        Phrase.CONFIGURATION_OTHER_FAMILY,
                        listener.file(),
                        listener.line(),
                        listener.host().orElseThrow(),
                        listener.domain().orElseThrow())))
                : Stream.empty();
    }

    private static boolean clash(MosquittoListener one, MosquittoListener other) {
        if (!one.isOfNetwork()
                || !other.isOfNetwork()
                || one.port() != other.port()
                || one.networkInterface().isPresent()
                || other.networkInterface().isPresent()) {
            return false;
        }
        if (one.isWebSocket() || other.isWebSocket()) {
            return one.host().equals(other.host())
                    && one.host().filter(host -> !host.startsWith("127.0.0.")).isEmpty()
                    && one.domain().isEmpty()
                    && other.domain().isEmpty();
        }
        var common = EnumSet.copyOf(families(one));
        common.retainAll(families(other));
        return common.stream().anyMatch(family -> clash(one.host(), other.host(), family));
    }

    private static boolean clash(Optional<String> one, Optional<String> other, Family family) {
        if (one.equals(other)) {
            return true;
        }
        var first = address(one, family);
        var second = address(other, family);
        return first.isPresent()
                && second.isPresent()
                && (first.get().isAnyLocalAddress() || second.get().isAnyLocalAddress() || first.equals(second));
    }

    private static Set<Family> families(MosquittoListener listener) {
        return listener.domain()
                .map(domain -> EnumSet.of(domain.equals("ipv4") ? Family.IPV4 : Family.IPV6))
                .orElseGet(() -> EnumSet.allOf(Family.class));
    }

    /** That of this family; empty where there is none, or it is not certain. */
    private static Optional<InetAddress> address(Optional<String> host, Family family) {
        var any = family == Family.IPV4 ? "0.0.0.0" : "::";
        return literal(host.orElse(any)).filter(address -> switch (family) {
            case IPV4 -> address instanceof Inet4Address;
            case IPV6 -> address instanceof Inet6Address;
        });
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            // Java takes an IPv4 address in the clothes of IPv6 for what it is; Mosquitto does not. A scope is not
            // compared.
            var address = InetAddress.ofLiteral(host);
            return Optional.of(address)
                    .filter(it -> it instanceof Inet4Address == (host.indexOf(':') < 0) && host.indexOf('%') < 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
