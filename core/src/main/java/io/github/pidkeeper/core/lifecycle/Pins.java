package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.ProcessTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The processes that are held during one look: each pid is pinned once, so that it means one process throughout. */
final class Pins implements AutoCloseable {

    private final ProcessTable processes;
    private final Map<Long, Pinning> pins = new HashMap<>();

    Pins(ProcessTable processes) {
        this.processes = processes;
    }

    Pinning of(long pid) {
        return pins.computeIfAbsent(pid, processes::pin);
    }

    Optional<PinnedProcess> held(long pid) {
        return of(pid) instanceof Pinning.Pinned(PinnedProcess process) ? Optional.of(process) : Optional.empty();
    }

    /** Hands this hold over to the caller, who closes it; all others stay here. */
    Optional<PinnedProcess> release(long pid) {
        Optional<PinnedProcess> released = held(pid);
        pins.remove(pid);
        return released;
    }

    @Override
    public void close() {
        for (Pinning pinning : pins.values()) {
            if (pinning instanceof Pinning.Pinned(PinnedProcess process)) {
                process.close();
            }
        }
        pins.clear();
    }
}
