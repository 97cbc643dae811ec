package io.github.pidkeeper.app.journal;

import io.github.pidkeeper.core.lifecycle.JournalReader.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes operations of the lines of the journal as they come, and tells them in the order in which they began.
 *
 * <p>An operation is over with its outcome. One that was cut short never has one: it and those that began after it are held
 * back until there are more lines of them than those of many an operation, and then it is told as far as it is known.
 */
public final class JournalOperations {

    /** In characters; several hundred operations. */
    private static final int MOST_HELD = 1024 * 1024;

    private final Map<Object, List<Line>> open = new LinkedHashMap<>();
    private final Consumer<JournalOperation> told;
    private int held;

    public JournalOperations(Consumer<JournalOperation> told) {
        this.told = told;
    }

    /** A line that is tied to no other is an operation of its own. */
    public void add(Line line) {
        var id = line.entry().origin().operation();
        open.computeIfAbsent(id.isPresent() ? id.get() : line, _ -> new ArrayList<>())
                .add(line);
        held += line.text().length();
        while (!open.isEmpty() && (held > MOST_HELD || isOver(first()))) {
            tell();
        }
    }

    /** There are no more lines. */
    public void end() {
        while (!open.isEmpty()) {
            tell();
        }
    }

    private List<Line> first() {
        return open.values().iterator().next();
    }

    private static boolean isOver(List<Line> lines) {
        var last = lines.getLast().entry();
        return last.action().equals("outcome") || last.origin().operation().isEmpty();
    }

    private void tell() {
        var lines = first();
        open.remove(open.keySet().iterator().next());
        held -= lines.stream().mapToInt(line -> line.text().length()).sum();
        told.accept(new JournalOperation(lines));
    }
}
