package io.github.pidkeeper.core.linux;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What stays as it is about a process for as long as it runs the same file, and need not be read at each look.
 *
 * @param life tells it from an earlier or later process with the same pid
 * @param executableText what its link to the executable says; empty where that may not be read
 * @param workingDirectory where it was when it was first seen: by that its arguments are to be understood, wherever it may
 *     have gone since
 * @param nested it lives in a pid namespace below ours
 * @param namespace inode of its pid namespace, or 0 where that may not be read
 */
record Acquaintance(
        Life life,
        Optional<String> executableText,
        Optional<ExecutableLink> executable,
        Optional<Path> workingDirectory,
        boolean nested,
        long namespace) {

    /** A file that has lost its name may lose more, or get it back: that is looked at each time. */
    boolean isStill(Life life, Optional<String> executableText) {
        return this.life.equals(life)
                && this.executableText.equals(executableText)
                && executableText.filter(ExecutableLink::saysDeleted).isEmpty();
    }

    /** One of the lives that a pid has had: when it began, and what the kernel tells it by. */
    record Life(long startTicks, OptionalLong pidfdInode) {}
}
