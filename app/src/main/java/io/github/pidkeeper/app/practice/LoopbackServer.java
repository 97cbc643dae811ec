package io.github.pidkeeper.app.practice;

import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Moquette, kept small and to itself: one port on loopback, few threads, no telemetry. */
final class LoopbackServer {

    private static final String LOOPBACK = "127.0.0.1";

    private final PracticeOptions options;
    private final Server server;

    LoopbackServer(PracticeOptions options) {
        this.options = options;
        keepItSmallAndQuiet();
        this.server = new Server();
    }

    /** What would keep it from starting. Asked first because Moquette answers a taken port with a stack trace. */
    static Optional<Failure> obstacle(PracticeOptions options) {
        Optional<Path> data = options.dataDirectory();
        if (data.isPresent() && !(Files.isDirectory(data.get()) && Files.isWritable(data.get()))) {
            return Optional.of(Failure.cannotCreate("practice.no-data-directory", data.get()));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), options.port()));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(portUnavailable(options, e));
        }
    }

    /** Returns once the port answers, or why it does not. */
    Optional<Failure> start() {
        try {
            server.startServer(new MemoryConfig(configuration(options)));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(portUnavailable(options, e));
        } catch (RuntimeException e) {
            // Moquette wraps the exception of the bind, here that of somebody who was faster than us.
            if (e.getCause() instanceof IOException cause) {
                return Optional.of(portUnavailable(options, cause));
            }
            throw e;
        }
    }

    void stop() {
        // Netty closes all channels at once, and then waits two seconds for tasks that might still come. None will come
        // here, and the interrupt ends that wait.
        Thread.currentThread().interrupt();
        server.stopServer();
        Thread.interrupted();
    }

    static Properties configuration(PracticeOptions options) {
        var configuration = new Properties();
        configuration.setProperty(IConfig.HOST_PROPERTY_NAME, LOOPBACK);
        configuration.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(options.port()));
        configuration.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "true");
        configuration.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        configuration.setProperty(
                IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME,
                Boolean.toString(options.dataDirectory().isPresent()));
        options.dataDirectory().ifPresent(directory -> {
            configuration.setProperty(IConfig.DATA_PATH_PROPERTY_NAME, directory.toString());
            configuration.setProperty(IConfig.PERSISTENT_QUEUE_TYPE_PROPERTY_NAME, "h2");
        });
        return configuration;
    }

    /**
     * These are read when the classes are loaded. Left alone, Netty takes twice as many threads as there are processors and
     * memory to match, and Moquette tells of its start, and of the interrupt above, at length.
     */
    private static void keepItSmallAndQuiet() {
        System.setProperty("io.netty.eventLoopThreads", "1");
        System.setProperty("io.netty.allocator.type", "unpooled");
        System.setProperty("io.netty.noUnsafe", "true");
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
        System.setProperty("org.slf4j.simpleLogger.log.io.netty", "warn");
        System.setProperty("org.slf4j.simpleLogger.log.io.moquette", "warn");
        System.setProperty("org.slf4j.simpleLogger.log.io.moquette.broker.NewNettyAcceptor", "off");
    }

    private static Failure portUnavailable(PracticeOptions options, IOException reason) {
        return Failure.portUnavailable("practice.port-unavailable", options.port(), Failure.reason(reason));
    }
}
