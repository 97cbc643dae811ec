package io.github.pidkeeper.app.window.words;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Exhibit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says the evidence of a verdict, contradictions first. */
public final class EvidenceWords {

    private final Texts texts;

    public EvidenceWords(Texts texts) {
        this.texts = texts;
    }

    public List<EvidenceRow> rows(List<Evidence> evidence) {
        return evidence.stream()
                .sorted(Comparator.comparingInt(one -> one.bearing() == Bearing.CONTRADICTS ? 0 : 1))
                .map(this::row)
                .toList();
    }

    private EvidenceRow row(Evidence evidence) {
        return new EvidenceRow(
                evidence.bearing(),
                texts.text("window.bearing." + Texts.kebab(evidence.bearing())),
                texts.text("window.check." + Texts.kebab(evidence.check())),
                texts.text(evidence.finding()),
                read(evidence.exhibit()),
                texts.clock(evidence.exhibit().at()));
    }

    private String read(Exhibit exhibit) {
        return exhibit.value()
                .map(value -> texts.text("window.why.read", exhibit.source(), value))
                .orElseGet(() -> Texts.visible(exhibit.source()));
    }

    /** The rows as plain text, to paste into a letter or a ticket. */
    public String plain(String title, String facts, List<EvidenceRow> rows) {
        return rows.stream()
                .map(this::plain)
                .collect(Collectors.joining("\n", title + "\n" + facts.replace('\u00a0', ' ') + "\n\n", "\n"));
    }

    private String plain(EvidenceRow row) {
        return texts.text(
                "window.why.plain-row", row.time(), row.bearingWords(), row.check(), row.finding(), row.read());
    }
}
