package io.github.pidkeeper.core.linux;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The process table of this machine, for tests. */
final class RealTable {

    private RealTable() {}

    static ProcessTable of(Procfs procfs) {
        try {
            var users = new UserNames(Path.of("/etc/passwd"));
            var libc = new Libc();
            var reader = new FactsReader(libc, procfs, users);
            var listeners = new SocketDiagnosis(libc, new ListenerTables(procfs));
            return new LinuxProcessTable(
                    libc,
                    procfs,
                    reader,
                    PidfdInodes.asSeenAt(libc, procfs.ownPid()),
                    new PortSearch(libc, procfs, listeners, users));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProcessTable ofThisSystem() {
        return of(Procfs.ofThisSystem());
    }

    static PinnedProcess pinned(ProcessTable table, long pid) {
        return switch (table.pin(pid)) {
            case Pinning.Pinned(PinnedProcess process) -> process;
            case Pinning other -> throw new AssertionError(pid + " is not pinned: " + other);
        };
    }
}
