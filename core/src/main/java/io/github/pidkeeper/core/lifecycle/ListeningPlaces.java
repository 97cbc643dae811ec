package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.ListeningPlace;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Where a broker wants to listen, held against the addresses and interfaces that this machine has now. */
record ListeningPlaces(List<ListeningPlace> places) {

    ListeningPlaces {
        places = List.copyOf(places);
    }

    /** Which of them is certainly not of this machine, the first of them. */
    Optional<Message> problem() {
        return places.stream()
                .flatMap(place -> problemOfInterface(place).or(() -> problemOfAddress(place)).stream())
                .findFirst();
    }

    private static Optional<Message> problemOfInterface(ListeningPlace place) {
        return place.networkInterface()
                .filter(name -> !name.isBlank())
                .filter(name -> none(it -> it.getName().equalsIgnoreCase(name)))
                .map(name ->
                        Message.of(Phrase.CONFIGURATION_INTERFACE_MISSING, place.configuration(), place.line(), name));
    }

    private static Optional<Message> problemOfAddress(ListeningPlace place) {
        return place.host()
                .filter(host ->
                        literal(host).filter(ListeningPlaces::isElsewhere).isPresent())
                .map(host ->
                        Message.of(Phrase.CONFIGURATION_ADDRESS_ELSEWHERE, place.configuration(), place.line(), host));
    }

    /** A name is not looked up: that could take longer than any look may. */
    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** No interface has it, and the system, which may be told to accept more than those, does not let it be bound. */
    private static boolean isElsewhere(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && none(it -> it.inetAddresses().anyMatch(address::equals))
                && isRefused(address);
    }

    private static boolean isRefused(InetAddress address) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(address, 0));
            return false;
        } catch (BindException _) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether the system tells its interfaces, and none of them is such a one. */
    private static boolean none(Predicate<NetworkInterface> wanted) {
        try {
            return NetworkInterface.networkInterfaces()
                    .mapMulti(ListeningPlaces::withParts)
                    .noneMatch(wanted);
        } catch (SocketException _) {
            return false;
        }
    }

    private static void withParts(NetworkInterface whole, Consumer<NetworkInterface> each) {
        each.accept(whole);
        whole.subInterfaces().forEach(each);
    }
}
