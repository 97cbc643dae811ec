package io.github.pidkeeper.core.crashes;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import java.time.Duration;

/** A pinned process; every signal is marked before and after. */
record MarkedProcess(PinnedProcess process, Marks marks) implements PinnedProcess {

    @Override
    public Signalling send(Signal signal) {
        marks.set("before signal " + signal);
        Signalling result = process.send(signal);
        marks.set("after signal " + signal);
        return result;
    }

    @Override
    public ProcessFacts facts() {
        return process.facts();
    }

    @Override
    public Hold hold() {
        return process.hold();
    }

    @Override
    public boolean hasExited() {
        return process.hasExited();
    }

    @Override
    public boolean awaitExit(Duration limit) throws InterruptedException {
        return process.awaitExit(limit);
    }

    @Override
    public void close() {
        process.close();
    }
}
