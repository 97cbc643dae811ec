package io.github.pidkeeper.core.lifecycle;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file system that a directory is on, or will be once it is made. */
record Disk(Path directory) {

    /** In the system's own words. */
    static final String FULL = "No space left on device";

    /** Whether nothing fits on it any more; what has no size, as some file servers tell, is not known to be full. */
    boolean isFull() {
        try {
            FileStore store = Files.getFileStore(nearest());
            return store.getUsableSpace() == 0 && store.getTotalSpace() > 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** The directory, or the nearest above it that is there. */
    Path nearest() {
        Path nearest = directory;
        while (nearest.getParent() != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        return nearest;
    }
}
