package io.github.pidkeeper.app.instance;

import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.process.LockFile.Locking;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where the runs of this program meet: a lock that decides which of them is the application, and a socket beside it on
 * which the application is spoken to.
 *
 * <p>The lock decides alone. It goes with the process that holds it, so a socket that is found without its lock is a
 * leftover, and only who has the lock removes it.
 *
 * @param directory private to this user (0700); created when it is missing
 */
public record Doorway(LockFile locks, Path directory) {

    /** The kernel takes 107 bytes (unix(7)); said before it says so itself in words that nobody understands. */
    private static final int LONGEST_SOCKET_PATH = 100;

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

    /** What came of entering. */
    public sealed interface Entry {
        /** This run is the application. */
        record First(Listening listening) implements Entry {}

        /** Another run is. */
        record Taken() implements Entry {}

        /**
         * It cannot be found out.
         *
         * @param reason the operating system's own words
         */
        record Barred(String reason) implements Entry {}
    }

    /**
     * Takes the place of the application, if it is free.
     *
     * @param limit how long to wait for it to become so
     */
    public Entry enter(Duration limit) throws InterruptedException {
        if (!fits()) {
            return new Entry.Barred(socket() + ": more than " + LONGEST_SOCKET_PATH + " bytes");
        }
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            return new Entry.Barred(e.toString());
        }
        return switch (locks.tryLock(lock(), "application", limit)) {
            case Locking.HeldByAnother _ -> new Entry.Taken();
            case Locking.Unavailable(String reason) -> new Entry.Barred(reason);
            case Locking.Locked(LockFile.Held held) -> listen(held);
        };
    }

    private Entry listen(LockFile.Held held) {
        try {
            Files.deleteIfExists(socket());
            var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket()));
            return new Entry.First(new Listening(server, held, socket()));
        } catch (IOException e) {
            held.close();
            return new Entry.Barred(e.toString());
        }
    }

    /** Whether the path of the socket is short enough to be one. */
    public boolean fits() {
        return socket().toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH;
    }

    /** Waits until nobody is the application any more; false if the limit has passed before. */
    public boolean awaitFree(Duration limit) throws InterruptedException {
        return switch (locks.tryLock(lock(), "", limit)) {
            case Locking.Locked(LockFile.Held held) -> {
                held.close();
                yield true;
            }
            case Locking.HeldByAnother _, Locking.Unavailable _ -> false;
        };
    }

    /** Speaks to the application; empty-handed with an exception if there is none, or if it does not answer. */
    public Connection speak(Request request) throws IOException {
        var connection = new Connection(SocketChannel.open(StandardProtocolFamily.UNIX));
        var answered = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> closeUnless(answered, connection));
        try {
            connection.connect(socket());
            connection.send(request.line());
            if (!connection.receive().equals(Optional.of(Connection.UNDERSTOOD))) {
                throw new IOException("the application did not understand: " + request.line());
            }
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        } finally {
            answered.countDown();
        }
    }

    /** A suspended application takes connections and says nothing, for ever. */
    private static void closeUnless(CountDownLatch answered, Connection connection) {
        try {
            if (!answered.await(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                connection.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Path lock() {
        return directory.resolve("application.lock");
    }

    private Path socket() {
        return directory.resolve("application.socket");
    }
}
