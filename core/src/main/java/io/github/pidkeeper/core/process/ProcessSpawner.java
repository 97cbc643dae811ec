package io.github.pidkeeper.core.process;

import java.time.Duration;
import java.util.OptionalInt;

/** Starts processes that outlive this program. */
public interface ProcessSpawner {

    Spawning spawn(SpawnRequest request);

    /** What came of starting a process. */
    sealed interface Spawning {
        record Spawned(Child child) implements Spawning {}

        /**
         * It could not be started.
         *
         * @param reason the operating system's own words
         */
        record NotSpawned(String reason) implements Spawning {}
    }

    /** A process that this program has started; it may fork, daemonise and exit while the broker runs on. */
    interface Child {
        long pid();

        /** Empty while it runs; 128 + signal where a signal ended it. */
        OptionalInt exitCode();

        /** Returns whether it has exited within the limit. */
        boolean awaitExit(Duration limit) throws InterruptedException;
    }
}
