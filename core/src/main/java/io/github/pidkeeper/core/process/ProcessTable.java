package io.github.pidkeeper.core.process;

import java.nio.file.Path;
import java.util.List;

/** The processes of this machine, as far as this user may see them. Safe for use by several threads. */
public interface ProcessTable {

    /** Pins the process that has this pid now. */
    Pinning pin(long pid);

    /**
     * Pids of the processes that may have been started from one of these files: by their executable or, where that may
     * not be read or is an interpreter, by the first two words of their command line. A hint: pin before use.
     */
    List<Long> startedFrom(List<Path> executables);

    /** Who listens on this TCP port, on any local address, IPv4 or IPv6. Sockets that merely linger do not count. */
    PortHolder holderOf(int port);

    /** The pid of this very program. */
    long ownPid();

    /** The largest pid there can be on this system. */
    long largestPid();
}
