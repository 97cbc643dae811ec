package io.github.pidkeeper.core.process;

/** The file a process was started from, by device and inode: the same after a rename, another after an upgrade. */
public record ExecutableId(long device, long inode) {}
