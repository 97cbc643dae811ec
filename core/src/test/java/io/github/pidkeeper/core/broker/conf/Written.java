package io.github.pidkeeper.core.broker.conf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A configuration that a test has written into a directory of its own, and what its broker makes of it. */
record Written(BrokerKind kind, Path file) {

    static Written mosquitto(Path directory, String text) {
        return write(BrokerKind.MOSQUITTO, directory.resolve("mosquitto.conf"), text);
    }

    static Written nanomq(Path directory, String text) {
        return write(BrokerKind.NANOMQ, directory.resolve("nanomq.conf"), text);
    }

    static Written write(BrokerKind kind, Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return new Written(kind, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ConfigurationReading reading(String... arguments) {
        return OwnConfiguration.read(
                kind, new Command(Path.of("/usr/sbin/broker"), List.of(arguments)), Optional.of(file));
    }

    ConfigurationReading readingIn(Path directory) {
        return OwnConfiguration.read(
                kind, new Command(Path.of("/usr/sbin/broker"), List.of()), Optional.of(file), Optional.of(directory));
    }

    BrokerConfiguration read(String... arguments) {
        assertThat(reading(arguments)).isInstanceOf(ConfigurationReading.Read.class);
        return ((ConfigurationReading.Read) reading(arguments)).configuration();
    }

    List<Listener> listeners(String... arguments) {
        return read(arguments).listeners();
    }

    /** Without what else is told of TLS. */
    List<Listener> plainly(String... arguments) {
        return listeners(arguments).stream().map(Written::plainly).toList();
    }

    private static Listener plainly(Listener listener) {
        return listener instanceof Listener.Tls(var endpoint, var certificate, var _)
                ? new Listener.Tls(endpoint, certificate)
                : listener;
    }

    void isWrong(int line, Phrase why) {
        isWrong(file, line, why);
    }

    void isWrong(Path where, int line, Phrase why) {
        assertThat(reading()).isInstanceOfSatisfying(ConfigurationReading.Wrong.class, wrong -> {
            assertThat(wrong.reason().phrase()).isEqualTo(why);
            assertThat(wrong.line()).isEqualTo(line == 0 ? OptionalInt.empty() : OptionalInt.of(line));
            assertThat(wrong.file()).isEqualTo(where);
        });
    }

    static Listener tcp(String address) {
        return new Listener.Tcp(Endpoint.parse(address).orElseThrow());
    }

    static Listener tls(String address) {
        return new Listener.Tls(Endpoint.parse(address).orElseThrow());
    }

    /** One whose configuration names the certificate that it presents. */
    static Listener tls(String address, String certificate) {
        return new Listener.Tls(Endpoint.parse(address).orElseThrow(), Optional.of(Path.of(certificate)));
    }

    static Listener ws(String address) {
        return new Listener.WebSocket(Endpoint.parse(address).orElseThrow(), false);
    }

    static Listener wss(String address) {
        return new Listener.WebSocket(Endpoint.parse(address).orElseThrow(), true);
    }
}
