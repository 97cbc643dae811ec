package io.github.pidkeeper.app.instance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines that the other side sends, as long as it does; of one that is too long nothing is kept. For one thread. */
public final class Lines implements AutoCloseable {

    /** A request and a broker's name have plenty of room in it. */
    static final int LONGEST = 4096;

    private final InputStream in;

    public Lines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next one without what ends it, or empty when the other side is gone; what it has not ended is no line. */
    public Optional<String> next() throws IOException {
        var line = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                tooLong |= line.size() == LONGEST;
                if (!tooLong) {
                    line.write(next);
                }
            } else if (tooLong) {
                line.reset();
                tooLong = false;
            } else {
                return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
