package io.github.pidkeeper.core.readiness;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** What a peer says, byte by byte, until a deadline for all of it together: a peer that dribbles gains nothing. */
final class Answer {

    private final Socket socket;
    private final InputStream in;
    private final Deadline deadline;

    Answer(Socket socket, Deadline deadline) throws IOException {
        this.socket = socket;
        this.deadline = deadline;
        in = socket.getInputStream();
    }

    /** The next byte, 0 to 255. */
    int next() throws IOException {
        socket.setSoTimeout(deadline.millisLeft());
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }
}
