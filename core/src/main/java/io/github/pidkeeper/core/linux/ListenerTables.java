package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of all TCP sockets in procfs. The kernel goes through every slot of its connections to write them, which takes
 * milliseconds even where there are none: asked only where {@link SocketDiagnosis} is not to be had.
 */
record ListenerTables(Procfs procfs) implements Listeners {

    @Override
    public List<Listener> on(int port) throws IOException {
        var found = new ArrayList<>(Listener.parse(procfs.net("tcp")));
        found.addAll(Listener.parse(ipv6()));
        found.removeIf(listener -> listener.port() != port);
        return found;
    }

    @Override
    public String source() {
        return procfs.root().resolve("net") + "/{tcp,tcp6}";
    }

    /** A kernel without IPv6 has no table of it. */
    private String ipv6() throws IOException {
        return Files.exists(procfs.root().resolve("net/tcp6")) ? procfs.net("tcp6") : "";
    }
}
