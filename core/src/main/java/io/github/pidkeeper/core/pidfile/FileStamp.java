package io.github.pidkeeper.core.pidfile;

import java.time.Instant;

/**
 * Which file was read, and in which version: another inode, size or time of change means another reading.
 *
 * @param device 0, like inode and owner, on a system that does not number them
 */
public record FileStamp(long device, long inode, long size, Instant modified, long ownerUid) {

    /** Whether the system tells whose file it is. */
    public boolean ownerKnown() {
        return inode != 0;
    }
}
