package io.github.pidkeeper.app.window.figures;

import java.util.List;

/**
 * One figure as it is shown.
 *
 * @param name what it is called
 * @param value the latest, in words
 * @param below what belongs to it, in small print
 * @param lines its course over the time shown, one or two; what is empty is a gap
 */
public record ActivityTile(String name, String value, String below, List<Course> lines) {

    public ActivityTile {
        lines = List.copyOf(lines);
    }
}
