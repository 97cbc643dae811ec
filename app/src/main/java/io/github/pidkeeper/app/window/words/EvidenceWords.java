package io.github.pidkeeper.app.window.words;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.verdict.Evidence;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says the evidence of a verdict, contradictions first. */
public final class EvidenceWords {

    private final Texts texts;
    private final TimeOfDay time;

    public EvidenceWords(Texts texts, TimeOfDay time) {
        this.texts = texts;
        this.time = time;
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
                time.of(evidence.at()));
    }

    /** The rows as plain text, to paste into a letter or a ticket. */
    public String plain(String title, String facts, List<EvidenceRow> rows) {
        return rows.stream()
                .map(row ->
                        texts.text("window.why.plain-row", row.time(), row.bearingWords(), row.check(), row.finding()))
                .collect(Collectors.joining("\n", title + "\n" + facts.replace('\u00a0', ' ') + "\n\n", "\n"));
    }
}
