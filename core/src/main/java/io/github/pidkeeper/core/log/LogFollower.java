package io.github.pidkeeper.core.log;

import io.github.pidkeeper.core.watch.Sentinel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a tape whenever something has happened to its file, ten times a second at most, and tells what that has brought.
 *
 * <p>While nothing happens nothing runs but a slow look: every half a minute in case an event got lost, and every two seconds
 * where the file system tells no events, or none of what other machines do.
 */
public final class LogFollower implements AutoCloseable {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration SAFETY = Duration.ofSeconds(30);
    private static final Duration WITHOUT_EVENTS = Duration.ofSeconds(2);
    private static final Set<String> OF_SEVERAL_MACHINES =
            Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "glusterfs", "afs", "vboxsf", "virtiofs");

    private final LogTape tape;
    private final Sentinel sentinel;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param sentinel of this follower alone; closed with it */
    public LogFollower(LogTape tape, Sentinel sentinel) {
        this.tape = tape;
        this.sentinel = sentinel;
    }

    /** Is told what looks have brought, on the follower's thread. */
    public interface Listener {

        /** After each look; returns whether to go on. */
        boolean looked(LogTape.Change change) throws IOException;
    }

    /** Looks and tells until the listener has heard enough, or it is closed by another thread. */
    public void run(Listener listener) throws IOException, InterruptedException {
        try (sentinel) {
            while (closed.getCount() > 0) {
                // First, so that what happens during the look makes another one.
                Duration limit = guard() ? SAFETY : WITHOUT_EVENTS;
                if (!listener.looked(tape.look()) || closed.await(SHORTEST.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                sentinel.await(Set.of(), limit);
            }
        }
    }

    /** Whether changes of the file will be told. */
    private boolean guard() {
        Optional<String> refusal = sentinel.guard(tape.path());
        return refusal.isEmpty() && guardBehindLink() && !isOfSeveralMachines();
    }

    /** Of a link the directory is watched, and so has to be what it leads to. */
    private boolean guardBehindLink() {
        if (!Files.isSymbolicLink(tape.path())) {
            return true;
        }
        try {
            return sentinel.guard(tape.path().toRealPath()).isEmpty();
        } catch (IOException _) {
            return false;
        }
    }

    private boolean isOfSeveralMachines() {
        Path there = Files.exists(tape.path()) ? tape.path() : tape.path().resolveSibling(".");
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
