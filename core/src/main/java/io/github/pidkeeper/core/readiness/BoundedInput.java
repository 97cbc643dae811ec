package io.github.pidkeeper.core.readiness;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * What a peer says, until a deadline for all of it together and up to a limit of bytes: a peer that dribbles gains nothing,
 * and neither does one that never ends.
 */
final class BoundedInput extends InputStream {

    /** More than any answer to what is asked here, certificates included. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final int TLS_ALERT = 0x15;
    private static final int TLS_HANDSHAKE = 0x16;

    private final Socket socket;
    private final InputStream in;
    private final Deadline deadline;
    private int heard;
    private int first = -1;

    BoundedInput(Socket socket, InputStream in, Deadline deadline) {
        this.socket = socket;
        this.in = in;
        this.deadline = deadline;
    }

    /** Whether it has begun to speak as one does in TLS. */
    boolean beganAsTls() {
        return first == TLS_HANDSHAKE || first == TLS_ALERT;
    }

    @Override
    public int read() throws IOException {
        socket.setSoTimeout(deadline.millisLeft());
        int next = in.read();
        note(next, 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        socket.setSoTimeout(deadline.millisLeft());
        int read = in.read(into, offset, length);
        note(read > 0 ? Byte.toUnsignedInt(into[offset]) : -1, Math.max(0, read));
        return read;
    }

    private void note(int next, int read) throws IOException {
        if (heard == 0) {
            first = next;
        }
        heard += read;
        if (heard > MOST_BYTES) {
            throw new IOException("the peer does not come to an end");
        }
    }
}
