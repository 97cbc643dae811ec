package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Notices mounts that come and go: no directory tells that another was mounted over it, but the kernel's table of mounts can
 * be polled for its changes (proc(5)). For one thread.
 */
final class MountWatch implements AutoCloseable {

    private static final int O_CLOEXEC = 0x8_0000;

    private final Procfs procfs;
    private final Descriptor table;
    private Mounts known;

    private MountWatch(Procfs procfs, Descriptor table) {
        this.procfs = procfs;
        this.table = table;
        known = read();
    }

    /** Empty where there is no such table. */
    static Optional<MountWatch> open(Libc libc, Procfs procfs) {
        return libc.open(procfs.mountTable().toString(), O_CLOEXEC) instanceof CallResult.Success(int number)
                ? Optional.of(new MountWatch(procfs, new Descriptor(libc, number)))
                : Optional.empty();
    }

    /** To be polled for what is urgent only: it can be read at any time. */
    Descriptor descriptor() {
        return table;
    }

    /** Whether a path without links lies on another mount than when this was last asked. */
    Predicate<Path> changed() {
        Mounts before = known;
        Mounts now = read();
        known = now;
        return path -> !before.of(path).equals(now.of(path));
    }

    private Mounts read() {
        try {
            return Mounts.parse(procfs.mounts());
        } catch (IOException _) {
            return Mounts.parse("");
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
