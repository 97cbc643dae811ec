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
        if (socket().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH) {
            return new Entry.Barred(socket() + ": more than " + LONGEST_SOCKET_PATH + " bytes");
        }
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            return new Entry.Barred(e.toString());
        }
        return switch (locks.tryLock(directory.resolve("application.lock"), "application", limit)) {
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

    /** Speaks to the application; empty-handed with an exception if there is none. */
    public Connection speak(Request request) throws IOException {
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()));
        var connection = new Connection(channel);
        try {
            connection.send(request.line());
            if (!connection.receive().equals(Optional.of(Connection.UNDERSTOOD))) {
                throw new IOException("the application did not understand: " + request.line());
            }
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private Path socket() {
        return directory.resolve("application.socket");
    }
}
