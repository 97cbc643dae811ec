package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.process.PinnedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Sleeps until something happens that is worth a look. One thread waits at it; any thread may ring. */
public interface Sentinel extends AutoCloseable {

    /**
     * From now on notices when this pid file, or the directory that it is to be in, comes, changes or goes. To be repeated
     * before each look, since what is there to be watched changes too. May block where the file system does.
     *
     * @return the operating system's own words for why some of that will not be noticed; empty if all will be
     */
    Optional<String> guard(Path pidFile);

    /** Forgets a pid file. */
    void release(Path pidFile);

    /** Waits until something has happened, somebody rings, or the limit has passed; what happened in between waits too. */
    Happenings await(Collection<PinnedProcess> processes, Duration limit);

    /** Ends the present wait, or the next one. */
    void ring();

    @Override
    void close();

    /**
     * What has happened.
     *
     * @param pidFiles those that may have changed
     * @param exited the processes that have exited, out of those that were asked for
     */
    record Happenings(Set<Path> pidFiles, Set<PinnedProcess> exited) {
        public Happenings {
            pidFiles = Set.copyOf(pidFiles);
            exited = Set.copyOf(exited);
        }
    }
}
