package io.github.pidkeeper.core.linux;

import java.nio.file.Path;

/** An inotify watch on a directory and nothing else, for measurements to be compared with. */
public final class BareInotify implements AutoCloseable {

    private final Libc libc = new Libc();
    private final Inotify inotify;

    public BareInotify(Path directory) {
        inotify = new Inotify(libc, new Descriptor(libc, value(libc.inotifyInit())));
        value(inotify.add(directory, Inotify.IN_MOVED_TO));
    }

    private int value(CallResult result) {
        return switch (result) {
            case CallResult.Success(int value) -> value;
            case CallResult.Failure(var errno) -> throw new IllegalStateException(libc.words(errno));
        };
    }

    /** Returns when a file was moved into the directory. */
    public void awaitEvent() {
        int number = inotify.descriptor().acquire();
        try {
            while (!libc.poll(-1, number)[0]) {
                // A signal to this program came between.
            }
        } finally {
            inotify.descriptor().release();
        }
    }

    @Override
    public void close() {
        inotify.close();
    }
}
