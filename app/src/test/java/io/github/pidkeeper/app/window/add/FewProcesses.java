package io.github.pidkeeper.app.window.add;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Signal;
import io.github.pidkeeper.core.process.Signalling;
import io.github.pidkeeper.core.process.Sources;
import io.github.pidkeeper.core.verdict.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A machine on which these processes run. */
record FewProcesses(List<ProcessFacts> running) implements ProcessTable {

    @Override
    public Pinning pin(long pid) {
        return running.stream()
                .filter(process -> process.pid() == pid)
                .findFirst()
                .<Pinning>map(process -> new Pinning.Pinned(new Pin(process)))
                .orElseGet(Pinning.Gone::new);
    }

    @Override
    public List<Long> startedFrom(List<Path> executables) {
        return running.stream()
                .filter(process ->
                        process.executable().filter(executables::contains).isPresent())
                .map(ProcessFacts::pid)
                .toList();
    }

    @Override
    public PortHolder holderOf(int port) {
        return new PortHolder.Nobody();
    }

    @Override
    public Sources sources() {
        return Scene.SOURCES;
    }

    @Override
    public long ownPid() {
        return 2;
    }

    @Override
    public long largestPid() {
        return 4_194_304;
    }

    private record Pin(ProcessFacts facts) implements PinnedProcess {
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
            throw new AssertionError("nobody is signalled by looking");
        }

        @Override
        public boolean awaitExit(Duration limit) {
            return false;
        }

        @Override
        public void close() {}
    }
}
