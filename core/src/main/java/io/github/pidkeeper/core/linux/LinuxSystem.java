package io.github.pidkeeper.core.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;

import io.github.pidkeeper.core.log.LogFiles;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.portable.UnixFile;
import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.User;
import io.github.pidkeeper.core.watch.Sentinel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/** A Linux system with pidfds, and what this program uses of it. */
public record LinuxSystem(
        ProcessTable processes,
        ProcessSpawner spawner,
        LockFile locks,
        FileAccess files,
        LogFiles logs,
        Supplier<Sentinel> sentinels,
        User user) {

    /**
     * This system, if it is one: 64-bit, a kernel since 5.3 that lets us open pidfds, and a procfs that shows our own pid
     * namespace.
     */
    public static Optional<LinuxSystem> find() {
        boolean linux = System.getProperty("os.name").equals("Linux") && ADDRESS.byteSize() == Long.BYTES;
        return linux ? find(Procfs.ofThisSystem()) : Optional.empty();
    }

    private static Optional<LinuxSystem> find(Procfs procfs) {
        try {
            long self = procfs.ownPid();
            var libc = new Libc();
            // An old kernel does not know pidfds, and a sandbox may forbid them.
            boolean pinnable = self == ProcessHandle.current().pid() && libc.opens(self);
            return pinnable ? Optional.of(of(libc, procfs, self)) : Optional.empty();
        } catch (IOException | NoSuchElementException _) {
            return Optional.empty();
        }
    }

    private static LinuxSystem of(Libc libc, Procfs procfs, long self) throws IOException {
        var architecture = Architecture.named(System.getProperty("os.arch"));
        var names = new UserNames(Path.of("/etc/passwd"));
        long uid = UnixFile.at(procfs.of(self)).stamp().ownerUid();
        var listeners = new SocketDiagnosis(libc, new ListenerTables(procfs));
        var ports = new PortSearch(libc, procfs, listeners, names);
        return new LinuxSystem(
                new LinuxProcessTable(
                        libc, procfs, new FactsReader(libc, procfs, names), PidfdInodes.asSeenAt(libc, self), ports),
                new LinuxProcessSpawner(procfs, SystemPrograms.ofThisSystem()),
                new Flock(libc, architecture),
                new LinuxFileAccess(libc, uid, architecture),
                new LinuxLogFiles(libc, uid, architecture),
                () -> new PollSentinel(libc, procfs),
                new User(uid, names.of(uid)));
    }
}
