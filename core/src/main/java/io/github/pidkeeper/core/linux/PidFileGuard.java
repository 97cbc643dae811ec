package io.github.pidkeeper.core.linux;

import static io.github.pidkeeper.core.linux.Inotify.IN_Q_OVERFLOW;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notices what becomes of pid files: whose surroundings the kernel speaks of. Safe for use by several threads. */
final class PidFileGuard {

    private final Libc libc;
    private final Inotify inotify;
    private final Map<Path, Surroundings> guarded = new HashMap<>();
    private long removals;

    PidFileGuard(Libc libc, Inotify inotify) {
        this.libc = libc;
        this.inotify = inotify;
    }

    /**
     * May block in the file system, and therefore holds no lock while it asks for watches. A watch that was another pid
     * file's too, and was removed with it meanwhile, is asked for again.
     *
     * @return why some of its changes will not be noticed; empty if all will be
     */
    Optional<String> guard(Path pidFile) {
        Surroundings surroundings;
        long removalsBefore;
        do {
            removalsBefore = removals();
            surroundings = new Posting(libc, inotify).around(pidFile);
            replace(pidFile, Optional.of(surroundings));
        } while (removals() != removalsBefore);
        return surroundings.refusal();
    }

    void release(Path pidFile) {
        replace(pidFile, Optional.empty());
    }

    /** The pid files that these events are about. */
    Set<Path> concerned(List<Inotify.Event> events) {
        boolean lost = events.stream().anyMatch(event -> event.says(IN_Q_OVERFLOW));
        return those(it -> lost || events.stream().anyMatch(it::concernedBy));
    }

    /** The pid files at places of which this is so. */
    Set<Path> at(Predicate<Path> place) {
        return those(it -> place.test(it.place()));
    }

    private synchronized Set<Path> those(Predicate<Surroundings> wanted) {
        return guarded.entrySet().stream()
                .filter(it -> wanted.test(it.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private synchronized void replace(Path pidFile, Optional<Surroundings> wanted) {
        Optional<Surroundings> before = Optional.ofNullable(guarded.remove(pidFile));
        wanted.ifPresent(it -> guarded.put(pidFile, it));
        Set<Integer> unused = watches(before.stream());
        unused.removeAll(watches(guarded.values().stream()));
        unused.forEach(inotify::remove);
        removals += unused.size();
    }

    private static Set<Integer> watches(Stream<Surroundings> around) {
        return around.flatMap(it -> it.posts().stream())
                .map(Post::watch)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private synchronized long removals() {
        return removals;
    }
}
