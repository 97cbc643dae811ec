package io.github.pidkeeper.core.linux;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What stays as it is about a process for as long as it runs the same file, and need not be read at each look.
 *
 * @param startTicks tells it from an earlier or later process with the same pid
 * @param executableText what its link to the executable says; empty where that may not be read
 * @param workingDirectory where it was when it was first seen: by that its arguments are to be understood, wherever it may
 *     have gone since
 * @param nested it lives in a pid namespace below ours
 * @param namespace inode of its pid namespace, or 0 where that may not be read
 */
record Acquaintance(
        long startTicks,
        Optional<String> executableText,
        Optional<ExecutableLink> executable,
        Optional<Path> workingDirectory,
        boolean nested,
        long namespace) {

    /** A file that has lost its name may lose more, or get it back: that is looked at each time. */
    boolean isStill(ProcStat stat, Optional<String> executableText) {
        return startTicks == stat.startTicks()
                && this.executableText.equals(executableText)
                && executableText.filter(ExecutableLink::saysDeleted).isEmpty();
    }
}
