package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.core.lifecycle.JournalReader.Line;
import java.util.List;

/** The lines of the journal that belong to one operation, in their order. */
record JournalOperation(List<Line> lines) {

    JournalOperation {
        lines = List.copyOf(lines);
    }
}
