package io.github.pidkeeper.core.linux;

import static io.github.pidkeeper.core.linux.Inotify.IN_ATTRIB;
import static io.github.pidkeeper.core.linux.Inotify.IN_CLOSE_WRITE;
import static io.github.pidkeeper.core.linux.Inotify.IN_CREATE;
import static io.github.pidkeeper.core.linux.Inotify.IN_DELETE;
import static io.github.pidkeeper.core.linux.Inotify.IN_DELETE_SELF;
import static io.github.pidkeeper.core.linux.Inotify.IN_DONT_FOLLOW;
import static io.github.pidkeeper.core.linux.Inotify.IN_MODIFY;
import static io.github.pidkeeper.core.linux.Inotify.IN_MOVED_FROM;
import static io.github.pidkeeper.core.linux.Inotify.IN_MOVED_TO;
import static io.github.pidkeeper.core.linux.Inotify.IN_MOVE_SELF;
import static io.github.pidkeeper.core.linux.Inotify.IN_ONLYDIR;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for the watches around one pid file. May block where the file system does.
 *
 * <p>The directory tells who comes and goes, and the file itself what is written to it; a directory is not asked for the
 * writes in it, for a log beside the pid file would wake us with every line. A directory that is not there is waited for
 * in the nearest one above it that is. Those above that tell when they are moved away with everything in them.
 */
final class Posting {

    private static final int IN_DIRECTORY =
            IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
    private static final int IN_FILE = IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE | IN_DONT_FOLLOW;
    private static final int ABOVE = IN_MOVE_SELF | IN_ONLYDIR;

    private static final Set<Errno> ABSENT = Set.of(Errno.ENOENT, Errno.ENOTDIR);
    /** What may not be read has nothing that could be missed. */
    private static final Set<Errno> NOTHING_TO_SEE = Set.of(Errno.ENOENT, Errno.ENOTDIR, Errno.EACCES);

    private final Libc libc;
    private final Inotify inotify;
    private final Set<Post> posts = new HashSet<>();
    private Optional<String> refusal = Optional.empty();

    Posting(Libc libc, Inotify inotify) {
        this.libc = libc;
        this.inotify = inotify;
    }

    /** To be called once. */
    Surroundings around(Path pidFile) {
        Optional<Path> directory = directory(pidFile);
        directory.ifPresent(this::watchAbove);
        watch(pidFile, IN_FILE, "", NOTHING_TO_SEE);
        Path place =
                directory.map(it -> real(it).resolve(it.relativize(pidFile))).orElse(pidFile);
        return new Surroundings(posts, place, refusal);
    }

    /**
     * Watches the nearest directory that is there, looked for until it is the same one twice: what comes into being after the
     * first time is noticed by then. Empty where none may be watched.
     */
    private Optional<Path> directory(Path pidFile) {
        Optional<Path> found = nearestDirectory(pidFile);
        while (true) {
            Optional<Path> again = nearestDirectory(pidFile);
            if (again.equals(found)) {
                return found;
            }
            found = again;
        }
    }

    private Optional<Path> nearestDirectory(Path pidFile) {
        Path child = pidFile;
        for (Path directory = child.getParent(); directory != null; directory = directory.getParent()) {
            if (watch(directory, IN_DIRECTORY, String.valueOf(child.getFileName()), ABSENT)) {
                return Optional.of(directory);
            }
            if (refusal.isPresent()) {
                return Optional.empty();
            }
            child = directory;
        }
        return Optional.empty();
    }

    private void watchAbove(Path directory) {
        for (Path above = directory.getParent(); above != null; above = above.getParent()) {
            watch(above, ABOVE, "", NOTHING_TO_SEE);
        }
    }

    /**
     * Returns whether it is watched now.
     *
     * @param nothing failures which say that there is nothing to watch
     */
    private boolean watch(Path path, int mask, String name, Set<Errno> nothing) {
        return switch (inotify.add(path, mask)) {
            case CallResult.Success(int watch) -> {
                posts.add(new Post(watch, name));
                yield true;
            }
            case CallResult.Failure(var errno) -> {
                if (!nothing.contains(errno)) {
                    refusal = Optional.of("inotify_add_watch: " + libc.words(errno));
                }
                yield false;
            }
        };
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException _) {
            return directory;
        }
    }
}
