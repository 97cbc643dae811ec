package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.verdict.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The evidence as a table for a terminal of 100 columns: how it bears, when and where it was read, and what it means. Only
 * the meaning is wrapped; a source that is too long for its column has a line of its own, so that it can be copied.
 */
record EvidenceLines(Texts texts) {

    private static final int WIDTH = 100;
    private static final int WIDEST_SOURCE = 30;
    private static final String GAP = "  ";

    List<String> of(List<Evidence> evidence) {
        int column = evidence.stream()
                .mapToInt(one -> source(one).columns())
                .filter(columns -> columns <= WIDEST_SOURCE)
                .max()
                .orElse(0);
        return evidence.stream().flatMap(one -> lines(one, column)).toList();
    }

    private Stream<String> lines(Evidence evidence, int column) {
        String front = mark(evidence) + texts.clock(evidence.exhibit().at()) + GAP;
        String indent = " ".repeat(front.length() + column + GAP.length());
        var source = source(evidence);
        var lines = new ArrayList<String>();
        String begin = front + source.padded(column) + GAP;
        if (source.columns() > column) {
            lines.add(front + source.text());
            begin = indent;
        }
        for (var line : new ShownText(texts.text(evidence.finding())).wrapped(WIDTH - indent.length())) {
            lines.add(begin + line);
            begin = indent;
        }
        return lines.stream();
    }

    private static ShownText source(Evidence evidence) {
        return new ShownText(Texts.visible(evidence.exhibit().source()));
    }

    private static String mark(Evidence evidence) {
        return switch (evidence.bearing()) {
            case CONTRADICTS -> "  ! ";
            case CONFIRMS -> "  ✓ ";
            case OPEN -> "  · ";
        };
    }
}
