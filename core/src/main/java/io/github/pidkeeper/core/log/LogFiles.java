package io.github.pidkeeper.core.log;

import io.github.pidkeeper.core.pidfile.FileAccess.Kind;
import java.nio.file.Path;

/**
 * A way to open a broker's log, of which nobody knows who made it, without being trapped by it: only a regular file is
 * opened, and nothing is waited for at a FIFO or a device.
 *
 * <p>A link is followed where root, this user, or the owner of the file itself has made it. May block where the file system
 * does.
 */
public interface LogFiles {

    Opening open(Path path);

    /** What was found at a path. */
    sealed interface Opening {

        /** To be closed by whoever gets it. */
        record Opened(OpenLog log) implements Opening {}

        record Nothing() implements Opening {}

        /** No regular file: a directory, a FIFO, a device, or a link that is not to be followed. */
        record Special(Kind kind) implements Opening {}

        /**
         * It is there, or may be, and could not be opened.
         *
         * @param reason the operating system's own words
         */
        record Unreadable(String reason) implements Opening {}
    }
}
