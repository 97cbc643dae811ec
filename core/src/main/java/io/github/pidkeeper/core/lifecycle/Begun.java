package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.pidfile.PidFileContent;
import java.util.Optional;

/**
 * A change to a pid file that is about to be made; on disk before it is, so that the file itself can tell the next
 * operation whether it came to that.
 *
 * @param before the version that is to be replaced; empty if nothing is there
 * @param after what is to be there then; empty if nothing is
 * @param fresh name of the file beside the pid file in which the new content is written first
 * @param undoing it takes back the last change, and that is on record
 */
record Begun(Optional<Kept> before, Optional<PidFileContent> after, String fresh, boolean undoing) {

    /** The beginning of an undo. */
    static Begun undoing(String fresh) {
        return new Begun(Optional.empty(), Optional.empty(), fresh, true);
    }
}
