package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.FigureWords;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.figures.Figures;
import io.github.pidkeeper.core.figures.Reading;
import io.github.pidkeeper.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Figures for people: each with its name in a column, or why there are none. */
record FigureLines(Texts texts) {

    private static final int WIDTH = 100;
    private static final String INDENT = "    ";
    private static final String GAP = "  ";

    List<String> of(Figures figures) {
        var words = new FigureWords(texts);
        var lines = new ArrayList<String>();
        lines.add("  " + texts.text("figures.of-process"));
        lines.addAll(lines(figures.process(), words::of));
        lines.add("  "
                + figures.broker()
                        .told()
                        .map(told -> texts.text("figures.of-broker-from", told.source()))
                        .orElseGet(() -> texts.text("figures.of-broker")));
        lines.addAll(lines(figures.broker(), words::of));
        return lines;
    }

    private <T> List<String> lines(Reading<T> reading, Function<T, List<FigureWords.Line>> words) {
        return switch (reading) {
            case Reading.Absent<T>(Message reason) -> absent(reason);
            case Reading.Late<T>(Message reason) -> absent(reason);
            case Reading.Told<T>(T figures) -> table(words.apply(figures));
        };
    }

    private List<String> absent(Message reason) {
        return new ShownText(texts.text("figures.absent", reason))
                .wrapped(WIDTH - INDENT.length()).stream()
                        .map(line -> INDENT + line)
                        .toList();
    }

    private static List<String> table(List<FigureWords.Line> lines) {
        int column = lines.stream()
                .mapToInt(line -> new ShownText(line.name()).columns())
                .max()
                .orElse(0);
        return lines.stream()
                .map(line -> INDENT + new ShownText(line.name()).padded(column) + GAP + line.value())
                .toList();
    }
}
