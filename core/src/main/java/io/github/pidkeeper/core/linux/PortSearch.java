package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.PortHolder;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out who listens on a TCP port: the sockets first, then the processes that have them among their descriptors. */
record PortSearch(Procfs procfs, UserNames users) {

    PortHolder holderOf(int port) {
        try {
            List<Listener> listeners = listeners(port);
            return listeners.isEmpty() ? new PortHolder.Nobody() : holderOf(listeners);
        } catch (IOException e) {
            return new PortHolder.Unknown(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private List<Listener> listeners(int port) throws IOException {
        var found = new ArrayList<>(Listener.parse(procfs.net("tcp")));
        found.addAll(Listener.parse(ipv6()));
        found.removeIf(listener -> listener.port() != port);
        return found;
    }

    /** A kernel without IPv6 has no table of it. */
    private String ipv6() throws IOException {
        return Files.exists(procfs.root().resolve("net/tcp6")) ? procfs.net("tcp6") : "";
    }

    private PortHolder holderOf(List<Listener> listeners) throws IOException {
        Set<String> sockets = listeners.stream()
                .map(listener -> "socket:[" + listener.inode() + "]")
                .collect(Collectors.toSet());
        var pids = new HashSet<Long>();
        for (long pid : procfs.pids()) {
            if (hasOpen(pid, sockets)) {
                pids.add(pid);
            }
        }
        if (!pids.isEmpty()) {
            return new PortHolder.Held(pids);
        }
        long uid = listeners.getFirst().uid();
        return new PortHolder.HeldByUser(uid, users.of(uid));
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
}
