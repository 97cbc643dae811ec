package io.github.pidkeeper.core.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The processes of this machine, as far as this user may see them. Safe for use by several threads. */
public interface ProcessTable {

    /** Pins the process that has this pid now. */
    Pinning pin(long pid);

    /**
     * Pids of the processes that may have been started from one of these files: by their executable or, where that may
     * not be read or is an interpreter, by the first two words of their command line. A hint: pin before use.
     */
    List<Long> startedFrom(List<Path> executables);

    /**
     * Pids of the processes whose executable is one of these or, where it may not be read, is so by the first word of their
     * command line. A hint: pin before use. None where the system does not tell.
     */
    default List<Long> runningAs(Predicate<Path> executable) {
        return List.of();
    }

    /** A variable of the environment that this process was started with; empty where it has none, or may not be read. */
    default Optional<String> variable(long pid, String name) {
        return Optional.empty();
    }

    /** Who listens on this TCP port, on any local address, IPv4 or IPv6. Sockets that merely linger do not count. */
    PortHolder holderOf(int port);

    /**
     * All that stand in the way of whoever wants to listen there: bound to the same address, or one of the two to every address.
     * Where the system does not tell addresses apart, who listens on the port at all.
     */
    default PortHolder holderOf(Place place) {
        return holderOf(place.port());
    }

    /**
     * Who listens at a place, where it is known who probably does: if all that listens there is theirs, the other processes
     * of the system, of which there are hundreds, need not be gone through. By default they are.
     */
    default PortHolder holderOf(Place place, List<Long> likely) {
        return holderOf(place);
    }

    /** Where all that is read, for showing. */
    Sources sources();

    /** The pid of this very program. */
    long ownPid();

    /** The largest pid there can be on this system. */
    long largestPid();
}
