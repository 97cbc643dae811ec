package io.github.pidkeeper.core.process;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What makes a process this very process and no other that has, or will have, the same pid.
 *
 * @param bootId the kernel's boot id; empty text where the system has none
 * @param startTicks the start time in clock ticks since boot (field 22 of /proc/PID/stat), or milliseconds since the
 *     epoch where there is no such clock; only ever compared for equality
 * @param executable empty where it may not be read (another user's process)
 * @param pidNamespace inode of the pid namespace, or 0 where there is none
 * @param pidfdInode inode of its pidfd, where the kernel gives each process one that no other process of this boot has
 *     (Linux since 6.9): tells apart even those that have had one pid within one tick of the clock
 */
public record ProcessIdentity(
        String bootId,
        long pid,
        long startTicks,
        Optional<ExecutableId> executable,
        long uid,
        long pidNamespace,
        OptionalLong pidfdInode) {

    /** Whether both name the same process. The executable is left out: an exec changes it and not the process. */
    public boolean sameProcessAs(ProcessIdentity other) {
        return bootId.equals(other.bootId)
                && pid == other.pid
                && startTicks == other.startTicks
                && pidNamespace == other.pidNamespace
                && !contradictsInode(other);
    }

    /** A record of another kernel, or of an earlier version of this program, has none. */
    private boolean contradictsInode(ProcessIdentity other) {
        return pidfdInode.isPresent() && other.pidfdInode.isPresent() && !pidfdInode.equals(other.pidfdInode);
    }
}
