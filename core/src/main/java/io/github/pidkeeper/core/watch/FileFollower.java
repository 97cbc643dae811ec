package io.github.pidkeeper.core.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has a look taken whenever something has happened to a file, its coming and going included, so many times a second at most.
 *
 * <p>While nothing happens nothing runs but a slow look: every half a minute in case an event got lost, and every two seconds
 * where the file system tells no events, or none of what other machines do.
 */
public final class FileFollower implements AutoCloseable {

    private static final Duration SAFETY = Duration.ofSeconds(30);
    private static final Duration WITHOUT_EVENTS = Duration.ofSeconds(2);
    private static final Set<String> OF_SEVERAL_MACHINES =
            Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "glusterfs", "afs", "vboxsf", "virtiofs");

    private final Path path;
    private final Duration shortest;
    private final Sentinel sentinel;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Of a file that is there or will be.
     *
     * @param shortest time between two looks
     * @param sentinel of this follower alone; closed with it
     */
    public FileFollower(Path path, Duration shortest, Sentinel sentinel) {
        this.path = path;
        this.shortest = shortest;
        this.sentinel = sentinel;
    }

    /** A look at the file, on the follower's thread. */
    public interface Looking {

        /** Returns whether to go on. */
        boolean look() throws IOException;
    }

    /** Has looks taken, the first at once, until one of them was enough or another thread closes this. */
    public void run(Looking looking) throws IOException, InterruptedException {
        try (sentinel) {
            while (closed.getCount() > 0) {
                // First, so that what happens during the look makes another one.
                Duration limit = guard() ? SAFETY : WITHOUT_EVENTS;
                if (!looking.look() || closed.await(shortest.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                sentinel.await(Set.of(), limit);
            }
        }
    }

    /** Whether changes of the file will be told. */
    private boolean guard() {
        Optional<String> refusal = sentinel.guard(path);
        return refusal.isEmpty() && guardBehindLink() && !isOfSeveralMachines();
    }

    /** Of a link the directory is watched, and so has to be what it leads to. */
    private boolean guardBehindLink() {
        if (!Files.isSymbolicLink(path)) {
            return true;
        }
        try {
            return sentinel.guard(path.toRealPath()).isEmpty();
        } catch (IOException _) {
            return false;
        }
    }

    private boolean isOfSeveralMachines() {
        Path there = Files.exists(path) ? path : path.resolveSibling(".");
        try {
            String type = Files.getFileStore(there).type();
            return OF_SEVERAL_MACHINES.contains(type) || type.startsWith("fuse");
        } catch (IOException _) {
            return false;
        }
    }

    /** Ends {@link #run}, soon if not at once. */
    @Override
    public void close() {
        closed.countDown();
        try {
            sentinel.ring();
        } catch (IllegalStateException _) {
            // It has just ended by itself, and the sentinel is closed.
        }
    }
}
