package io.github.pidkeeper.app.window.figures;

import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.broker.conf.Endpoint;
import io.github.pidkeeper.core.broker.conf.Listener;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a broker on this machine is asked for its $SYS. A plain listener is cheaper than one with TLS and comes first; but with
 * a password only one on loopback, which no other machine can hear.
 */
sealed interface SysAccess {

    /**
     * There.
     *
     * @param certificate the file of the broker's own, where it is asked within TLS
     */
    record At(InetSocketAddress address, Optional<Path> certificate) implements SysAccess {

        /** As it is typed. */
        String where() {
            String host = address.getAddress().getHostAddress();
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
        }
    }

    record Nowhere(Message reason) implements SysAccess {}

    /**
     * The best of all that its configuration has.
     *
     * @param secret whether a password is to be sent
     */
    static SysAccess of(OwnConfiguration own, boolean secret) {
        List<At> plain = at(own, Listener.Tcp.class).toList();
        return plain.stream()
                .filter(at -> !secret || at.address().getAddress().isLoopbackAddress())
                .findFirst()
                .or(() -> at(own, Listener.Tls.class)
                        .filter(at -> at.certificate().isPresent())
                        .findFirst())
                .or(() -> told(own))
                .<SysAccess>map(at -> at)
                .orElseGet(() -> new Nowhere(plain.stream()
                        .findFirst()
                        .map(at -> Message.of(Phrase.FIGURES_SYS_IN_CLEAR, at.where()))
                        .orElseGet(() -> nothing(own.reading()))));
    }

    private static Stream<At> at(OwnConfiguration own, Class<? extends Listener> sort) {
        return own.listeners().stream()
                .filter(sort::isInstance)
                .flatMap(listener -> listener.network().stream()
                        .flatMap(endpoint -> endpoint.addresses().stream()
                                .map(address -> new At(
                                        new InetSocketAddress(address, endpoint.port()), certificate(listener)))));
    }

    private static Optional<Path> certificate(Listener listener) {
        return listener instanceof Listener.Tls(Endpoint _, var certificate, var _) ? certificate : Optional.empty();
    }

    /** A port that somebody told us, and no file that says how it is to be spoken to. */
    private static Optional<At> told(OwnConfiguration own) {
        return own.listeners().isEmpty() && own.port().isPresent()
                ? Optional.of(new At(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), own.port().getAsInt()),
                        Optional.empty()))
                : Optional.empty();
    }

    private static Message nothing(ConfigurationReading reading) {
        return switch (reading) {
            case ConfigurationReading.Wrong wrong -> Message.of(Phrase.FIGURES_CONFIGURATION, wrong.message());
            case ConfigurationReading.Missing missing -> Message.of(Phrase.FIGURES_CONFIGURATION, missing.message());
            case ConfigurationReading.Unreadable(Path file) ->
                Message.of(Phrase.FIGURES_CONFIGURATION_UNREADABLE, file);
            case ConfigurationReading.None() -> Message.of(Phrase.FIGURES_CONFIGURATION_NONE);
            case ConfigurationReading.Read _ -> Message.of(Phrase.FIGURES_SYS_LISTENER);
        };
    }
}
