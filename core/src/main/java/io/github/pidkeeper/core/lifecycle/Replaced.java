package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.pidfile.FileStamp;
import io.github.pidkeeper.core.pidfile.PidFileContent;
import io.github.pidkeeper.core.pidfile.PidFileVersion;
import java.util.Optional;

/**
 * The last change to a pid file, as it was made: what can be put back, and as long as the file is what.
 *
 * @param before what was there; empty if nothing was
 * @param after what was left there; empty if nothing was
 */
record Replaced(Optional<Kept> before, Optional<Left> after) {

    /** What a change has left. */
    record Left(FileStamp stamp, PidFileContent content) {

        static Left of(PidFileVersion version) {
            return new Left(version.stamp(), version.content());
        }
    }
}
