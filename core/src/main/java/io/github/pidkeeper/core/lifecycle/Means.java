package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.readiness.ReadinessProbe;

/**
 * By what the operations see a broker and reach it.
 *
 * @param clients tells before a stop how many clients it would cut off
 */
public record Means(
        ProcessTable processes,
        ProcessSpawner spawner,
        ReadinessProbe readiness,
        FileAccess files,
        LockFile locks,
        ClientCount clients) {

    /** Those of this machine, on which nobody counts clients. */
    public static Means of(Machine machine, ReadinessProbe readiness) {
        return new Means(
                machine.processes(),
                machine.spawner(),
                readiness,
                machine.files(),
                machine.locks(),
                ClientCount.none());
    }

    /** The same, and somebody who counts. */
    public Means with(ClientCount counting) {
        return new Means(processes, spawner, readiness, files, locks, counting);
    }
}
