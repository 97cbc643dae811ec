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
 * the other processes of the system are not gone through again. Whoever needs to know of all of them has everybody asked:
 * a process that has the same socket from another keeps the port, when that one has exited.
 */
final class PortSearch {

    /** A descriptor is itself the link. */
    private static final byte[] ITSELF = {};

    private final Libc libc;
    private final Procfs procfs;
    private final Listeners listeners;
    private final UserNames users;
    /** By port. */
    private final Map<Integer, Found> lastFound = new ConcurrentHashMap<>();

    PortSearch(Libc libc, Procfs procfs, Listeners listeners, UserNames users) {
        this.libc = libc;
        this.procfs = procfs;
        this.listeners = listeners;
        this.users = users;
    }

    /** Everybody who holds it at this moment, whoever was found before. */
    PortHolder holdersOf(Place place) {
        lastFound.remove(place.port());
        return holderOf(place, List.of());
    }

    /** @param likely who is asked first: if all the sockets are theirs, nobody else is */
    PortHolder holderOf(Place place, List<Long> likely) {
        try {
            List<Listener> found = listeners.on(place.port()).stream()
                    .filter(listener -> listener.takes(place))
                    .toList();
            return found.isEmpty() ? new PortHolder.Nobody() : holderOf(place, likely, found);
        } catch (IOException e) {
            return new PortHolder.Unknown(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Where that was told the last time, for showing. */
    String source() {
        return listeners.source();
    }

    private PortHolder holderOf(Place place, List<Long> likely, List<Listener> found) throws IOException {
        Set<String> sockets = found.stream()
                .map(listener -> "socket:[" + listener.inode() + "]")
                .collect(Collectors.toSet());
        List<Bound> at = found.stream().map(Listener::bound).toList();
        Set<Long> pids = pids(place, sockets, likely);
        if (!pids.isEmpty()) {
            return new PortHolder.Held(pids, at);
        }
        long uid = found.getFirst().uid();
        return new PortHolder.HeldByUser(uid, users.of(uid), at);
    }

    private Set<Long> pids(Place place, Set<String> sockets, List<Long> likely) throws IOException {
        List<MemorySegment> targets = targets(sockets);
        Found last = lastFound.get(place.port());
        if (last != null
                && last.sockets().equals(sockets)
                && last.pids().stream().allMatch(pid -> hasOpen(pid, targets))) {
            return last.pids();
        }
        Set<Long> pids =
                areAllOf(likely, targets) ? having(targets, likely) : having(targets, Listing.pids(libc, procfs));
        if (pids.isEmpty()) {
            lastFound.remove(place.port());
        } else {
            lastFound.put(place.port(), new Found(sockets, pids));
        }
        return pids;
    }

    private boolean areAllOf(List<Long> pids, List<MemorySegment> sockets) {
        return sockets.stream().allMatch(socket -> pids.stream().anyMatch(pid -> hasOpen(pid, List.of(socket))));
    }

    private Set<Long> having(List<MemorySegment> sockets, List<Long> pids) {
        return pids.stream().filter(pid -> hasOpen(pid, sockets)).collect(Collectors.toSet());
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
