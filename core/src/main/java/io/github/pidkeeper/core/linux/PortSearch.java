package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.Bound;
import io.github.pidkeeper.core.process.Place;
import io.github.pidkeeper.core.process.PortHolder;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Finds out who listens at a place: the sockets first, then the processes that have them among their descriptors.
 *
 * <p>Whom it has found it asks first the next time. As long as the sockets are the same and all of those still have them,
 * the other processes of the system are not gone through again.
 */
final class PortSearch {

    private final Procfs procfs;
    private final Listeners listeners;
    private final UserNames users;
    private final Map<Place, Found> lastFound = new ConcurrentHashMap<>();

    PortSearch(Procfs procfs, Listeners listeners, UserNames users) {
        this.procfs = procfs;
        this.listeners = listeners;
        this.users = users;
    }

    PortHolder holderOf(Place place) {
        try {
            List<Listener> found = listeners.on(place.port()).stream()
                    .filter(listener -> listener.takes(place))
                    .toList();
            return found.isEmpty() ? new PortHolder.Nobody() : holderOf(place, found);
        } catch (IOException e) {
            return new PortHolder.Unknown(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Where that was told the last time, for showing. */
    String source() {
        return listeners.source();
    }

    private PortHolder holderOf(Place place, List<Listener> found) throws IOException {
        Set<String> sockets = found.stream()
                .map(listener -> "socket:[" + listener.inode() + "]")
                .collect(Collectors.toSet());
        List<Bound> at = found.stream().map(Listener::bound).toList();
        Set<Long> pids = pids(place, sockets);
        if (!pids.isEmpty()) {
            return new PortHolder.Held(pids, at);
        }
        long uid = found.getFirst().uid();
        return new PortHolder.HeldByUser(uid, users.of(uid), at);
    }

    private Set<Long> pids(Place place, Set<String> sockets) throws IOException {
        Found last = lastFound.get(place);
        if (last != null
                && last.sockets().equals(sockets)
                && last.pids().stream().allMatch(pid -> hasOpen(pid, sockets))) {
            return last.pids();
        }
        Set<Long> pids =
                procfs.pids().stream().filter(pid -> hasOpen(pid, sockets)).collect(Collectors.toSet());
        if (pids.isEmpty()) {
            lastFound.remove(place);
        } else {
            lastFound.put(place, new Found(sockets, pids));
        }
        return pids;
    }

    /** A process that may not be looked into, or has exited meanwhile, has nothing open as far as we can tell. */
    private boolean hasOpen(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors =
                Files.newDirectoryStream(procfs.of(pid).resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(target(descriptor))) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException _) {
            return false;
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException _) {
            return "";
        }
    }

    /** Who had these sockets when last it was looked. */
    private record Found(Set<String> sockets, Set<Long> pids) {}
}
