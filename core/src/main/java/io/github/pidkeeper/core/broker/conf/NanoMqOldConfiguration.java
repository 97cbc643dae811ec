package io.github.pidkeeper.core.broker.conf;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads NanoMQ's oldest format, {@code key=value} on each line, which its releases still take behind {@code --old_conf}.
 * NanoMQ passes over every line that it does not understand; so nothing in it is a mistake.
 */
final class NanoMqOldConfiguration {

    private NanoMqOldConfiguration() {}

    static BrokerConfiguration read(Path file, List<String> urls) throws Mistake {
        var keys = new Properties();
        try {
            // A backslash is a letter like any other here.
            keys.load(new StringReader(new ConfigurationFile(file).text().replace("\\", "\\\\")));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        var plain = urls.isEmpty() ? Stream.of(keys.getProperty("url", "nmq-tcp://0.0.0.0:1883")) : urls.stream();
        var listeners = Stream.of(
                        plain,
                        enabled(keys, "tls").map(_ -> keys.getProperty("tls.url", "tls+nmq-tcp://0.0.0.0:8883")),
                        enabled(keys, "websocket")
                                .map(_ -> keys.getProperty("websocket.url", "nmq-ws://0.0.0.0:8083/mqtt")))
                .flatMap(each -> each)
                .flatMap(url -> NanoMqUrl.listener(url).stream())
                .map(listener -> withCertificate(listener, keys))
                .toList();
        return new BrokerConfiguration(
                listeners,
                Optional.empty(),
                enabled(keys, "http_server").map(_ -> webServer(keys)).findFirst(),
                logFile(keys),
                Set.of(LogTarget.FILE, LogTarget.OUTPUT),
                List.of(),
                isTrue(keys.getProperty("daemon", "")));
    }

    private static Listener withCertificate(Listener listener, Properties keys) {
        return listener instanceof Listener.Tls(var endpoint, var _, var _)
                ? new Listener.Tls(endpoint, path(keys.getProperty("tls.certfile", "")))
                : listener;
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> enabled(Properties keys, String section) {
        return isTrue(keys.getProperty(section + ".enable", "")) ? Stream.of(section) : Stream.empty();
    }

    private static boolean isTrue(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes");
    }

    private static WebServer webServer(Properties keys) {
        int port = Endpoint.port(keys.getProperty("http_server.port", "")).orElse(8081);
        return new WebServer(
                new Endpoint(Optional.empty(), port),
                new Credentials(
                        keys.getProperty("http_server.username", "admin"),
                        keys.getProperty("http_server.password", "public")));
    }

    private static Optional<Path> logFile(Properties keys) {
        return path(keys.getProperty("log.dir", ""))
                .flatMap(directory ->
                        path(keys.getProperty("log.file", "nanomq.log")).map(directory::resolve))
                .filter(Path::isAbsolute);
    }
}
