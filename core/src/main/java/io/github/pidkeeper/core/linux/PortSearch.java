package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.Bound;
import io.github.pidkeeper.core.process.Place;
import io.github.pidkeeper.core.process.PortHolder;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystemException;
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

    /** A descriptor is itself the link. */
    private static final byte[] ITSELF = {};

    private final Libc libc;
    private final Procfs procfs;
    private final Listeners listeners;
    private final UserNames users;
    private final Map<Place, Found> lastFound = new ConcurrentHashMap<>();

    PortSearch(Libc libc, Procfs procfs, Listeners listeners, UserNames users) {
        this.libc = libc;
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
        if (last != null && last.sockets().equals(sockets) && allHave(last.pids(), targets(sockets))) {
            return last.pids();
        }
        Set<Long> pids = all(sockets);
        if (pids.isEmpty()) {
            lastFound.remove(place);
        } else {
            lastFound.put(place, new Found(sockets, pids));
        }
        return pids;
    }

    private boolean allHave(Set<Long> pids, List<MemorySegment> sockets) {
        return pids.stream().allMatch(pid -> hasOpen(pid, sockets));
    }

    private Set<Long> all(Set<String> sockets) throws IOException {
        List<MemorySegment> targets = targets(sockets);
        return Listing.pids(libc, procfs).stream()
                .filter(pid -> hasOpen(pid, targets))
                .collect(Collectors.toSet());
    }

    private List<MemorySegment> targets(Set<String> sockets) {
        return sockets.stream().map(libc::bytes).toList();
    }

    /** A process that may not be looked into, or has exited meanwhile, has nothing open as far as we can tell. */
    private boolean hasOpen(long pid, List<MemorySegment> sockets) {
        return Listing.of(libc, procfs.of(pid).resolve("fd"))
                .filter(descriptors -> anyLeadsTo(sockets, descriptors))
                .isPresent();
    }

    private static boolean anyLeadsTo(List<MemorySegment> sockets, Listing descriptors) {
        try (descriptors) {
            while (descriptors.next()) {
                if (descriptors.readLink(ITSELF) instanceof CallResult.Success(int length)
                        && descriptors.leadsTo(sockets, length)) {
                    return true;
                }
            }
            return false;
        } catch (FileSystemException _) {
            return false;
        }
    }

    /** Who had these sockets when last it was looked. */
    private record Found(Set<String> sockets, Set<Long> pids) {}
}
