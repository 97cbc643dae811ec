package io.github.pidkeeper.app.window.add;

import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.ProcessFacts;
import io.github.pidkeeper.core.process.ProcessTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the processes that were started from a file. */
public final class RunningPrograms {

    private final ProcessTable table;

    public RunningPrograms(ProcessTable table) {
        this.table = table;
    }

    /** Looks through the processes; takes some milliseconds. */
    List<ProcessFacts> of(Path executable) {
        var found = new ArrayList<ProcessFacts>();
        for (long pid : table.startedFrom(List.of(executable))) {
            if (table.pin(pid) instanceof Pinning.Pinned(var process)) {
                try (process) {
                    found.add(process.facts());
                }
            }
        }
        return found;
    }
}
