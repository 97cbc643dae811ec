package io.github.pidkeeper.app.instance;

import io.github.pidkeeper.core.process.LockFile;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application's ear: hears what other runs of the program ask, until it is closed. */
public final class Listening implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final ServerSocketChannel server;
    private final LockFile.Held lock;
    private final Path socket;
    private final Object order = new Object();

    Listening(ServerSocketChannel server, LockFile.Held lock, Path socket) {
        this.server = server;
        this.lock = lock;
        this.socket = socket;
    }

    /** Hands every request to the listener, on a thread of its own for each, until closed. Call it once. */
    public void begin(Listener listener) {
        Thread.ofPlatform().daemon().name("requests").start(() -> accept(listener));
    }

    private void accept(Listener listener) {
        while (server.isOpen()) {
            try {
                var channel = server.accept();
                Thread.ofPlatform().daemon().name("request").start(() -> attend(channel, listener));
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                LOG.error("no other run of this program can be heard any more", e);
                return;
            }
        }
    }

    private void attend(SocketChannel channel, Listener listener) {
        var connection = new Connection(channel);
        try {
            Optional<Request> request = connection.receive().flatMap(Request::parse);
            if (request.isEmpty()) {
                connection.close();
                return;
            }
            // Whoever has been acknowledged is heard before whoever asks after that.
            synchronized (order) {
                connection.send(Connection.UNDERSTOOD);
                listener.asked(request.get(), connection);
            }
        } catch (IOException e) {
            LOG.info("a request broke off: {}", e.toString());
            connection.close();
        }
    }

    @Override
    public void close() {
        try {
            // While the lock is held, so that it can only be ours.
            Files.deleteIfExists(socket);
            server.close();
        } catch (IOException e) {
            LOG.info("the socket is left behind: {}", e.toString());
        }
        lock.close();
    }

    /** Is told what others ask. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called after it was acknowledged, one call after the other in that order; return at once. The receiver closes
         * the connection.
         */
        void asked(Request request, Connection connection);
    }
}
