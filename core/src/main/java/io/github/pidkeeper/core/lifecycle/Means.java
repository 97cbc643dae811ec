package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.figures.ClientCount;
import io.github.pidkeeper.core.machine.Machine;
import io.github.pidkeeper.core.owner.NoOwnerControl;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.process.LockFile;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.readiness.ReadinessProbe;

/**
 * By what the operations see a broker and reach it.
 *
 * @param clients tells before a stop how many clients it would cut off
 * @param owners asks those who supervise brokers
 */
public record Means(
        ProcessTable processes,
        ProcessSpawner spawner,
        ReadinessProbe readiness,
        FileAccess files,
        LockFile locks,
        ClientCount clients,
        OwnerControl owners) {

    /** Those of this machine, on which nobody counts clients, and owners are left to a person. */
    public static Means of(Machine machine, ReadinessProbe readiness) {
        return new Means(
                machine.processes(),
                machine.spawner(),
                readiness,
                machine.files(),
                machine.locks(),
                ClientCount.none(),
                new NoOwnerControl());
    }

    /** The same, and somebody who counts. */
    public Means with(ClientCount counting) {
        return new Means(processes, spawner, readiness, files, locks, counting, owners);
    }

    /** The same, and somebody who asks owners. */
    public Means with(OwnerControl asking) {
        return new Means(processes, spawner, readiness, files, locks, clients, asking);
    }
}
