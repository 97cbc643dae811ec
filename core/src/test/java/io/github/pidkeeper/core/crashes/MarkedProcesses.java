package io.github.pidkeeper.core.crashes;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The processes of this machine, whose signals are marked. */
record MarkedProcesses(ProcessTable processes, Marks marks) implements ProcessTable {

    @Override
    public Pinning pin(long pid) {
        return switch (processes.pin(pid)) {
            case Pinning.Pinned(PinnedProcess process) -> new Pinning.Pinned(new MarkedProcess(process, marks));
            case Pinning other -> other;
        };
    }

    @Override
    public List<Long> startedFrom(List<Path> executables) {
        return processes.startedFrom(executables);
    }

    @Override
    public List<Long> runningAs(Predicate<Path> executable) {
        return processes.runningAs(executable);
    }

    @Override
    public Optional<String> variable(long pid, String name) {
        return processes.variable(pid, name);
    }

    @Override
    public Sources sources() {
        return processes.sources();
    }

    @Override
    public PortHolder holderOf(int port) {
        return processes.holderOf(port);
    }

    @Override
    public long ownPid() {
        return processes.ownPid();
    }

    @Override
    public long largestPid() {
        return processes.largestPid();
    }
}
