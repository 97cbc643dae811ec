package io.github.pidkeeper.core.process;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was read about a live process while it was pinned.
 *
 * @param parent pid of the parent, 0 where there is none in this pid namespace
 * @param executable path without the kernel's " (deleted)"; empty where it may not be read
 * @param executableReplaced the file was deleted or replaced since the process started
 * @param commandLine the arguments, the program first; empty where the process has none
 * @param user name of the owner, or the number as text where it has no name
 * @param startedAt for showing only; never compared (the wall clock jumps)
 * @param suspended stopped by a signal (SIGSTOP) or a debugger
 * @param ownPidNamespace whether it lives in our pid namespace, not in a container's
 * @param unit the systemd service that the control group names
 * @param container the container that the control group names
 */
public record ProcessFacts(
        ProcessIdentity identity,
        long parent,
        Optional<Path> executable,
        boolean executableReplaced,
        List<String> commandLine,
        Optional<Path> workingDirectory,
        String user,
        Instant startedAt,
        boolean suspended,
        boolean ownPidNamespace,
        Optional<Unit> unit,
        Optional<String> container) {

    public ProcessFacts {
        commandLine = List.copyOf(commandLine);
    }

    public long pid() {
        return identity.pid();
    }

    /** A systemd service, for example {@code mosquitto.service}, and whether a user's own manager runs it. */
    public record Unit(String name, boolean ofUser) {}
}
