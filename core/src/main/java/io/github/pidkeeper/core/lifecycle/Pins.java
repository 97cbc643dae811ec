package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.process.PinnedProcess;
import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.ProcessTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The processes that are held during one look: each pid is pinned once, so that it means one process throughout. */
final class Pins implements AutoCloseable {

    private final ProcessTable processes;
    private final Time time;
    private final Map<Long, Pin> pins = new HashMap<>();

    Pins(ProcessTable processes, Time time) {
        this.processes = processes;
        this.time = time;
    }

    /**
     * What came of pinning a process.
     *
     * @param read when it was pinned and its facts were read
     */
    private record Pin(Pinning pinning, Instant read) {}

    private Pin pin(long pid) {
        Pin before = pins.get(pid);
        if (before != null) {
            return before;
        }
        Pinning pinning = processes.pin(pid);
        var fresh = new Pin(pinning, time.now());
        pins.put(pid, fresh);
        return fresh;
    }

    Pinning of(long pid) {
        return pin(pid).pinning();
    }

    /** When it was pinned and its facts were read. */
    Instant read(long pid) {
        return pin(pid).read();
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
        for (Pin pin : pins.values()) {
            if (pin.pinning() instanceof Pinning.Pinned(PinnedProcess process)) {
                process.close();
            }
        }
        pins.clear();
    }
}
