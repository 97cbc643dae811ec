package io.github.pidkeeper.core.bench;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import io.github.pidkeeper.core.process.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The processes of this machine, and when the last signal to one of them was about to be sent. */
final class NotedSignals implements ProcessTable {

    private final ProcessTable real;
    private volatile long lastAt;

    NotedSignals(ProcessTable real) {
        this.real = real;
    }

    /** On the monotonic clock. */
    long lastAt() {
        return lastAt;
    }

    @Override
    public Pinning pin(long pid) {
        Pinning pinning = real.pin(pid);
        return pinning instanceof Pinning.Pinned(PinnedProcess process)
                ? new Pinning.Pinned(new NotedProcess(process))
                : pinning;
    }

    @Override
    public List<Long> startedFrom(List<Path> executables) {
        return real.startedFrom(executables);
    }

    @Override
    public PortHolder holderOf(int port) {
        return real.holderOf(port);
    }

    @Override
    public Sources sources() {
        return real.sources();
    }

    @Override
    public long ownPid() {
        return real.ownPid();
    }

    @Override
    public long largestPid() {
        return real.largestPid();
    }

    /** Notes when it is signalled. */
    private final class NotedProcess implements PinnedProcess {

        private final PinnedProcess process;

        NotedProcess(PinnedProcess process) {
            this.process = process;
        }

        @Override
        public Signalling send(Signal signal) {
            lastAt = System.nanoTime();
            return process.send(signal);
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
}
