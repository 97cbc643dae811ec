package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.core.lifecycle.JournalReader.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The lines of the journal that belong to one operation, in their order. */
record JournalOperation(List<Line> lines) {

    JournalOperation {
        lines = List.copyOf(lines);
    }

    /** All operations, in the order in which they began; a line that is tied to no other is one of its own. */
    static List<JournalOperation> of(List<Line> lines) {
        var operations = new LinkedHashMap<Object, List<Line>>();
        for (var line : lines) {
            var id = line.entry().origin().operation();
            operations
                    .computeIfAbsent(id.isPresent() ? id.get() : line, _ -> new ArrayList<>())
                    .add(line);
        }
        return operations.values().stream().map(JournalOperation::new).toList();
    }
}
