package io.github.pidkeeper.core.pidfile;

import java.time.Instant;

/** Which file was read, and in which version: another inode, size or time of change means another reading. */
public record FileStamp(long device, long inode, long size, Instant modified, long ownerUid) {}
