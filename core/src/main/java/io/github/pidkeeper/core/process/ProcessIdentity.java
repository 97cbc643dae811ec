package io.github.pidkeeper.core.process;

import java.util.Optional;

/**
 * What makes a process this very process and no other that has, or will have, the same pid.
 *
 * @param bootId the kernel's boot id; empty text where the system has none
 * @param startTicks the start time in clock ticks since boot (field 22 of /proc/PID/stat), or milliseconds since the
 *     epoch where there is no such clock; only ever compared for equality
 * @param executable empty where it may not be read (another user's process)
 * @param pidNamespace inode of the pid namespace, or 0 where there is none
 */
public record ProcessIdentity(
        String bootId, long pid, long startTicks, Optional<ExecutableId> executable, long uid, long pidNamespace) {

    /** Whether both name the same process. The executable is left out: an exec changes it and not the process. */
    public boolean sameProcessAs(ProcessIdentity other) {
        return bootId.equals(other.bootId)
                && pid == other.pid
                && startTicks == other.startTicks
                && pidNamespace == other.pidNamespace;
    }
}
