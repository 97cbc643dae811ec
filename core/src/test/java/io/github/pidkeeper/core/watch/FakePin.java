package io.github.pidkeeper.core.watch;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import java.time.Duration;

/** A pin of which only its closing matters. */
final class FakePin implements PinnedProcess {

    private volatile boolean closed;

    boolean isClosed() {
        return closed;
    }

    @Override
    public ProcessFacts facts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Hold hold() {
        return Hold.PIDFD;
    }

    @Override
    public boolean hasExited() {
        return false;
    }

    @Override
    public Signalling send(Signal signal) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean awaitExit(Duration limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        closed = true;
    }
}
