package io.github.pidkeeper.core.crashes;

import java.util.List;

/**
 * A point at which an operation was ended, and what came after.
 *
 * @param what did not come to pass any more, or only by half
 * @param next what was done then
 * @param complaints what was wrong then; empty if the point is passed
 */
record Point(Scenario scenario, Kind kind, String what, String next, String complaints) {

    private static final String TAB = "\t";

    /** What a point is. */
    enum Kind {
        /** The beginning or the end of a step. */
        STEP,
        /** Before or after a lock, a signal, or the start of a process. */
        ACT,
        /** Before a change on disk. */
        CHANGE,
        /** In the middle of a write. */
        TORN
    }

    static Kind kind(String change, boolean torn) {
        if (torn) {
            return Kind.TORN;
        }
        return change.contains("/marks/step ") ? Kind.STEP : change.contains("/marks/") ? Kind.ACT : Kind.CHANGE;
    }

    static Point of(String line) {
        List<String> cells = List.of(line.split(TAB, -1));
        return new Point(
                Scenario.valueOf(cells.get(0)), Kind.valueOf(cells.get(1)), cells.get(2), cells.get(3), cells.get(4));
    }

    String line() {
        return String.join(TAB, scenario.name(), kind.name(), what, next, complaints);
    }

    boolean passed() {
        return complaints.isEmpty();
    }
}
