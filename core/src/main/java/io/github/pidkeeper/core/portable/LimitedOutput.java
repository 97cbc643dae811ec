package io.github.pidkeeper.core.portable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a program says, its beginning kept and the rest thrown away, so that neither it nor this program has to wait. */
final class LimitedOutput {

    private static final int LARGEST = 16 * 1024;

    private final byte[] kept = new byte[LARGEST];
    private int length;

    /** Reads until the program closes its end, or this end is closed. */
    void drain(InputStream from) {
        byte[] buffer = new byte[4096];
        try {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                keep(buffer, read);
            }
        } catch (IOException _) {
            // Closed from this end, since the program was ended.
        }
    }

    private synchronized void keep(byte[] buffer, int read) {
        int more = Math.min(read, LARGEST - length);
        System.arraycopy(buffer, 0, kept, length, more);
        length += more;
    }

    /** What there is so far. */
    synchronized String text() {
        return new String(kept, 0, length, StandardCharsets.UTF_8);
    }
}
