package io.github.pidkeeper.core.readiness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** A listener on loopback that treats its first caller as a test wishes. */
final class Peer implements AutoCloseable {

    private final ServerSocket server;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private Peer(ServerSocket server) {
        this.server = server;
    }

    static Peer on(String address, Manners manners) throws IOException {
        var peer = new Peer(new ServerSocket(0, 5, InetAddress.getByName(address)));
        Thread.ofVirtual().start(() -> peer.serve(manners));
        return peer;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Waits until the caller has been treated. */
    void awaitDone() {
        done.join();
    }

    private void serve(Manners manners) {
        try (Socket caller = server.accept()) {
            manners.treat(caller.getInputStream(), caller.getOutputStream());
            done.complete(null);
        } catch (IOException e) {
            done.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a caller is treated; when it returns, the peer hangs up. */
    interface Manners {
        void treat(InputStream in, OutputStream out) throws IOException;
    }
}
