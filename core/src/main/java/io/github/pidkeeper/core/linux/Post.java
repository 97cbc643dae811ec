package io.github.pidkeeper.core.linux;

import static io.github.pidkeeper.core.linux.Inotify.IN_IGNORED;

/**
 * An inotify watch, and what we wait for there.
 *
 * @param name of the file, or of the directory on the way to it; empty for a watch on the file itself, or on a directory
 *     whose content is not ours
 */
record Post(int watch, String name) {

    /** What happens to the watched thing itself has no name, and concerns us always. */
    boolean concerns(Inotify.Event event) {
        return event.watch() == watch
                && (event.name().isEmpty() || event.name().equals(name) || event.says(IN_IGNORED));
    }
}
