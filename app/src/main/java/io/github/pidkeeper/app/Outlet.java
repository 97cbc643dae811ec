package io.github.pidkeeper.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Standard output, which remembers why it could not be written to: a {@link PrintStream} swallows that, and whoever asked for
 * an answer has to know that he did not get it.
 */
final class Outlet extends OutputStream {

    private final OutputStream out;
    private Optional<IOException> failure = Optional.empty();

    Outlet(OutputStream out) {
        this.out = out;
    }

    /** For lines of text, each written at once. */
    PrintStream stream(Charset charset) {
        return new PrintStream(new BufferedOutputStream(this), true, charset);
    }

    /**
     * The system's own words for what kept an answer from being written. That a reader has seen enough and has gone, as
     * {@code head} does, is no failure.
     */
    Optional<String> failure() {
        return failure.map(IOException::getMessage).filter(words -> !words.equals(wordsOfClosedPipe()));
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(e));
            throw e;
        }
    }

    /** As the system says it in the language of this locale. */
    private static String wordsOfClosedPipe() {
        try {
            Pipe pipe = Pipe.open();
            pipe.source().close();
            try (var sink = pipe.sink()) {
                sink.write(ByteBuffer.allocate(1));
            }
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
