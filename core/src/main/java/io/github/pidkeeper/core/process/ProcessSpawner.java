package io.github.pidkeeper.core.process;

import io.github.pidkeeper.core.broker.Command;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** Starts processes that outlive this program, and runs programs that end by themselves. */
public interface ProcessSpawner {

    Spawning spawn(SpawnRequest request);

    /**
     * Runs a program to its end, in a session of its own, with nothing on standard input; whatever is left of it when the limit
     * has passed, or when the waiting is interrupted, is ended. Not run where the system offers no way to.
     *
     * @param environment added to this program's own
     * @param limit for all of it together
     */
    default ProgramRun run(Command command, Map<String, String> environment, Duration limit)
            throws InterruptedException {
        return new ProgramRun.NotRun("there is no way to run " + command.executable());
    }

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
