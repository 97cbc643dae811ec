package io.github.pidkeeper.core.linux;

import static io.github.pidkeeper.core.linux.Inotify.IN_ATTRIB;
import static io.github.pidkeeper.core.linux.Inotify.IN_CLOSE_WRITE;
import static io.github.pidkeeper.core.linux.Inotify.IN_CREATE;
import static io.github.pidkeeper.core.linux.Inotify.IN_DELETE;
import static io.github.pidkeeper.core.linux.Inotify.IN_DELETE_SELF;
import static io.github.pidkeeper.core.linux.Inotify.IN_DONT_FOLLOW;
import static io.github.pidkeeper.core.linux.Inotify.IN_IGNORED;
import static io.github.pidkeeper.core.linux.Inotify.IN_MODIFY;
import static io.github.pidkeeper.core.linux.Inotify.IN_MOVED_FROM;
import static io.github.pidkeeper.core.linux.Inotify.IN_MOVED_TO;
import static io.github.pidkeeper.core.linux.Inotify.IN_MOVE_SELF;
import static io.github.pidkeeper.core.linux.Inotify.IN_ONLYDIR;
import static io.github.pidkeeper.core.linux.Inotify.IN_Q_OVERFLOW;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Notices what becomes of pid files.
 *
 * <p>The directory tells who comes and goes, and the file itself what is written to it; a directory is not asked for the
 * writes in it, for a log beside the pid file would wake us with every line. A directory that is not there is waited for
 * in the nearest one above it that is.
 */
final class PidFileGuard {

    private static final int IN_DIRECTORY =
            IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
    private static final int IN_FILE = IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE | IN_DONT_FOLLOW;

    private final Inotify inotify;
    private final Map<Path, Set<Post>> posts = new HashMap<>();
    private long removals;

    PidFileGuard(Inotify inotify) {
        this.inotify = inotify;
    }

    /**
     * May block in the file system, and therefore holds no lock while it asks for watches. A watch that was another pid
     * file's too, and was removed with it meanwhile, is asked for again.
     */
    void guard(Path pidFile) {
        long removalsBefore;
        do {
            removalsBefore = removals();
            var wanted = new HashSet<Post>();
            directory(pidFile).ifPresent(wanted::add);
            file(pidFile).ifPresent(wanted::add);
            replace(pidFile, wanted);
        } while (removals() != removalsBefore);
    }

    void release(Path pidFile) {
        replace(pidFile, Set.of());
    }

    /** The pid files that these events are about. */
    synchronized Set<Path> concerned(List<Inotify.Event> events) {
        var concerned = new HashSet<Path>();
        for (Inotify.Event event : events) {
            if (event.says(IN_Q_OVERFLOW)) {
                return Set.copyOf(posts.keySet());
            }
            posts.forEach((pidFile, at) -> {
                if (at.stream().anyMatch(post -> post.concerns(event))) {
                    concerned.add(pidFile);
                }
            });
        }
        return concerned;
    }

    /**
     * Looks for the nearest directory that is there, until it finds the same one twice: what comes into being after the first
     * time is noticed by then.
     */
    private Optional<Post> directory(Path pidFile) {
        Optional<Post> found = nearestDirectory(pidFile);
        while (true) {
            Optional<Post> again = nearestDirectory(pidFile);
            if (again.equals(found)) {
                return found;
            }
            found = again;
        }
    }

    private Optional<Post> nearestDirectory(Path pidFile) {
        Path child = pidFile;
        for (Path directory = child.getParent(); directory != null; directory = directory.getParent()) {
            OptionalInt watch = inotify.add(directory, IN_DIRECTORY);
            if (watch.isPresent()) {
                return Optional.of(new Post(watch.getAsInt(), name(child)));
            }
            child = directory;
        }
        return Optional.empty();
    }

    private Optional<Post> file(Path pidFile) {
        OptionalInt watch = inotify.add(pidFile, IN_FILE);
        return watch.isPresent() ? Optional.of(new Post(watch.getAsInt(), "")) : Optional.empty();
    }

    private synchronized void replace(Path pidFile, Set<Post> wanted) {
        Set<Post> before = wanted.isEmpty() ? posts.remove(pidFile) : posts.put(pidFile, wanted);
        var unused = new HashSet<Integer>();
        if (before != null) {
            before.forEach(post -> unused.add(post.watch()));
        }
        posts.values().forEach(all -> all.forEach(post -> unused.remove(post.watch())));
        unused.forEach(inotify::remove);
        removals += unused.size();
    }

    private synchronized long removals() {
        return removals;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /**
     * A watch, and what we wait for there.
     *
     * @param name of the file, or of the directory on the way to it; empty for a watch on the file itself
     */
    private record Post(int watch, String name) {

        /** What happens to the watched thing itself has no name, and concerns us always. */
        boolean concerns(Inotify.Event event) {
            return event.watch() == watch
                    && (event.name().isEmpty() || event.name().equals(name) || event.says(IN_IGNORED));
        }
    }
}
