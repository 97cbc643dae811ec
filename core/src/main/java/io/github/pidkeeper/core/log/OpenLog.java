package io.github.pidkeeper.core.log;

import io.github.pidkeeper.core.pidfile.FileStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A log that is open for reading, whatever becomes of its name meanwhile. Safe for use by several threads. */
public final class OpenLog implements AutoCloseable {

    private final FileChannel channel;
    private final FileStamp stamp;

    /** @param stamp as it was when it was opened */
    public OpenLog(FileChannel channel, FileStamp stamp) {
        this.channel = channel;
        this.stamp = stamp;
    }

    FileStamp stamp() {
        return stamp;
    }

    boolean isSameAs(OpenLog other) {
        return stamp.device() == other.stamp.device() && stamp.inode() == other.stamp.inode();
    }

    /** How many bytes it has by now. */
    long size() throws IOException {
        return channel.size();
    }

    /** Reads until so many bytes are there or the file ends; returns how many there are. */
    int read(long position, byte[] into, int from, int count) throws IOException {
        var buffer = ByteBuffer.wrap(into, from, count);
        long at = position;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read <= 0) {
                break;
            }
            at += read;
        }
        return (int) (at - position);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // Nothing was written to it.
        }
    }
}
