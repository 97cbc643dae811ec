package io.github.pidkeeper.core.races;

import java.util.List;

/**
 * A line of the table of races.
 *
 * @param outcomes how often each verb came to what
 * @param harmed bystanders who received a signal
 * @param disagreements rounds in which the outcomes contradict each other, or the words the world
 * @param spread the median time in microseconds between the first and the last who were let through the gate
 */
public record Row(String race, int rounds, String outcomes, int harmed, int disagreements, long spread) {

    private static final String TAB = "\t";

    static Row of(String line) {
        List<String> cells = List.of(line.split(TAB, -1));
        return new Row(
                cells.get(0),
                Integer.parseInt(cells.get(1)),
                cells.get(2),
                Integer.parseInt(cells.get(3)),
                Integer.parseInt(cells.get(4)),
                Long.parseLong(cells.get(5)));
    }

    /** As it is written down: one line, with tabs between the cells. */
    public String line() {
        return String.join(
                TAB,
                race,
                Integer.toString(rounds),
                outcomes,
                Integer.toString(harmed),
                Integer.toString(disagreements),
                Long.toString(spread));
    }
}
