package io.github.pidkeeper.core.log;

import io.github.pidkeeper.core.watch.FileFollower;
import io.github.pidkeeper.core.watch.Sentinel;
import java.io.IOException;
import java.time.Duration;

/** Looks at a tape whenever something has happened to its file, ten times a second at most, and tells what that has brought. */
public final class LogFollower implements AutoCloseable {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final LogTape tape;
    private final FileFollower follower;

    /** @param sentinel of this follower alone; closed with it */
    public LogFollower(LogTape tape, Sentinel sentinel) {
        this.tape = tape;
        this.follower = new FileFollower(tape.path(), SHORTEST, sentinel);
    }

    /** Is told what looks have brought, on the follower's thread. */
    public interface Listener {

        /** After each look; returns whether to go on. */
        boolean looked(LogTape.Change change) throws IOException;
    }

    /** Looks and tells until the listener has heard enough, or it is closed by another thread. */
    public void run(Listener listener) throws IOException, InterruptedException {
        follower.run(() -> listener.looked(tape.look()));
    }

    /** Ends {@link #run}, soon if not at once. */
    @Override
    public void close() {
        follower.close();
    }
}
