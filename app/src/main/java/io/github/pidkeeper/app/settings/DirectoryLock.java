package io.github.pidkeeper.app.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Lets one program at a time change the files of a directory. Readers need none: every file is replaced as a whole. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for its turn; a change takes milliseconds, and a program that ends gives the lock back. */
    static DirectoryLock acquire(Path directory) throws IOException {
        var channel = FileChannel.open(
                directory.resolve(".lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                AtomicFile.ofThisUserOnly(directory));
        try {
            channel.lock();
            return new DirectoryLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
