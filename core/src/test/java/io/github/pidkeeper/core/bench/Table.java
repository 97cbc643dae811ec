package io.github.pidkeeper.core.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Figures in columns below their headings, told row by row as they come. */
final class Table {

    private static final int FIRST_COLUMN = 50;
    private static final int GAP = 3;

    private final List<Integer> widths = new ArrayList<>();

    Table(String title, String... headings) {
        widths.add(FIRST_COLUMN);
        Arrays.stream(headings).map(heading -> heading.length() + GAP).forEach(widths::add);
        System.out.println();
        var all = new ArrayList<>(List.of(title));
        all.addAll(List.of(headings));
        row(all);
    }

    void row(String name, Object... figures) {
        var cells = new ArrayList<>(List.of(name));
        Arrays.stream(figures).map(String::valueOf).forEach(cells::add);
        row(cells);
    }

    private void row(List<String> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(Math.max(0, widths.get(i) - cells.get(i).length()));
            line.append(i == 0 ? cells.get(i) + padding : padding + cells.get(i));
        }
        System.out.println(line.toString().stripTrailing());
    }
}
