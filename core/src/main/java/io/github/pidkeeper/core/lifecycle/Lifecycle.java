package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.readiness.ReadinessProbe;
import io.github.pidkeeper.core.verdict.Verdict;
import java.nio.file.Path;

/** The operations on brokers, carried out on this machine. */
public final class Lifecycle implements Operations {

    /** @param stateDirectory where records, locks and the journal are kept; created by the first operation that acts */
    public Lifecycle(ProcessTable processes, ProcessSpawner spawner, ReadinessProbe readiness, Path stateDirectory) {}

    @Override
    public Verdict status(Broker broker) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Outcome start(Broker broker, Progress progress) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Outcome stop(Broker broker, Progress progress) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Outcome restart(Broker broker, Progress progress) {
        throw new UnsupportedOperationException("not built yet");
    }
}
