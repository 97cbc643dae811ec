package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the kernel for the listening sockets alone, through sock_diag(7), as ss(8) does. Where a sandbox or the kernel's
 * configuration refuses that, somebody else is asked.
 */
final class SocketDiagnosis implements Listeners {

    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    /** The kernel tells in pieces of at most so much. */
    private static final int LARGEST_PIECE = 32 * 1024;

    private final Libc libc;
    private final Listeners otherwise;
    private volatile boolean refused;

    /** @param otherwise who is asked where this is refused */
    SocketDiagnosis(Libc libc, Listeners otherwise) {
        this.libc = libc;
        this.otherwise = otherwise;
    }

    @Override
    public List<Listener> on(int port) throws IOException {
        if (!(libc.socketDiagnosis() instanceof CallResult.Success(int socket))) {
            return askedOtherwise(port);
        }
        try {
            List<Listener> found = asked(socket, port);
            refused = false;
            return found;
        } catch (IOException _) {
            return askedOtherwise(port);
        } finally {
            libc.close(socket);
        }
    }

    private List<Listener> askedOtherwise(int port) throws IOException {
        refused = true;
        return otherwise.on(port);
    }

    @Override
    public String source() {
        return refused ? otherwise.source() : "sock_diag, port #";
    }

    private List<Listener> asked(int socket, int port) throws IOException {
        var found = new ArrayList<Listener>();
        for (int family : new int[] {AF_INET, AF_INET6}) {
            ask(socket, family, port);
            DiagnosisMessages told;
            do {
                told = listen(socket);
                found.addAll(told.listeners());
            } while (!told.isLast());
        }
        // Not every kernel leaves the other ports out by itself.
        found.removeIf(listener -> listener.port() != port);
        return found;
    }

    private void ask(int socket, int family, int port) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Memory question = DiagnosisMessages.question(arena, family, port);
            if (!(libc.write(socket, question) instanceof CallResult.Success)) {
                throw new IOException("sock_diag is not there");
            }
        }
    }

    private DiagnosisMessages listen(int socket) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Memory piece = Memory.of(arena, LARGEST_PIECE);
            CallResult read = libc.read(socket, piece);
            if (read instanceof CallResult.Failure(Errno errno)) {
                throw new IOException("sock_diag: " + libc.words(errno));
            }
            return DiagnosisMessages.parse(piece, read.value());
        }
    }
}
