package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.lifecycle.JournalEntry;
import io.github.pidkeeper.core.lifecycle.JournalReader.Line;
import io.github.pidkeeper.core.lifecycle.Saying;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operation of the journal for people: who did what to which broker, the steps with the time each took, and what came
 * of it.
 */
final class JournalLines {

    private final Texts texts;
    private final Texts ofRecords;

    JournalLines(Texts texts) {
        this.texts = texts;
        this.ofRecords = texts.ofRecords();
    }

    List<String> of(JournalOperation operation) {
        var entries = operation.lines().stream().map(Line::entry).toList();
        var told = new ArrayList<String>();
        told.add(headline(entries));
        for (int index = 0; index < entries.size(); index++) {
            var entry = entries.get(index);
            var later = entries.subList(index + 1, entries.size());
            switch (entry.action()) {
                case "step" -> told.add(step(entry));
                case "outcome" -> entry.saying().ifPresent(saying -> told.add("  " + words(saying)));
                default -> {
                    if (!isOvertaken(entry, later)) {
                        told.add(deed(entry));
                    }
                }
            }
        }
        if (outcome(entries).isEmpty()) {
            told.add("  " + texts.text(stoppedOnly(entries) ? "journal.no-outcome.stopped" : "journal.no-outcome"));
        }
        return told;
    }

    private String headline(List<JournalEntry> entries) {
        var origin = entries.getFirst().origin();
        var parts = new ArrayList<String>();
        parts.add(texts.exact(entries.getFirst().time()) + "  "
                + Texts.visible(origin.verb().orElse("?")) + " " + Texts.visible(origin.broker()));
        outcome(entries).ifPresent(outcome -> {
            parts.add(result(outcome));
            outcome.took().map(texts::text).ifPresent(parts::add);
        });
        origin.user()
                .ifPresent(user -> parts.add(
                        origin.operator().isPresent()
                                ? texts.text(
                                        "journal.by", user, origin.operator().getAsLong())
                                : texts.text("journal.by-user", user)));
        entries.reversed().stream()
                .flatMap(entry -> entry.process().stream())
                .findFirst()
                .ifPresent(process -> parts.add(texts.text("journal.process", process.pid())));
        return String.join(" · ", parts);
    }

    private static Optional<JournalEntry> outcome(List<JournalEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.action().equals("outcome"))
                .findFirst();
    }

    /** Whether the broker is known to have been taken away by a restart, and nothing of its being started again. */
    private static boolean stoppedOnly(List<JournalEntry> entries) {
        return entries.getFirst().origin().verb().filter("restart"::equals).isPresent()
                && entries.stream().anyMatch(JournalLines::tellsOfExit)
                && entries.stream().noneMatch(entry -> entry.action().equals("spawn"));
    }

    private static boolean tellsOfExit(JournalEntry entry) {
        return entry.action().equals("step")
                && entry.detail().filter("await-exit"::equals).isPresent()
                && entry.result().equals("done");
    }

    /** What was about to be done is told only if it is not on record what came of it. */
    private static boolean isOvertaken(JournalEntry entry, List<JournalEntry> later) {
        return entry.result().equals("intended")
                && later.stream()
                        .anyMatch(it -> it.action().equals(entry.action())
                                && it.detail().equals(entry.detail()));
    }

    private String step(JournalEntry step) {
        var mark = switch (step.result()) {
            case "done" -> "✓";
            case "failed" -> "✗";
            default -> "–";
        };
        var words = step.saying()
                .map(this::words)
                .or(() -> step.detail().map(Texts::visible))
                .orElse("?");
        return "  " + mark + " " + words
                + step.took().map(took -> " · " + texts.text(took)).orElse("");
    }

    private String deed(JournalEntry deed) {
        var action = texts.find("journal.action." + deed.action()).orElseGet(() -> Texts.visible(deed.action()));
        var what = deed.detail().map(detail -> action + " " + detail).orElse(action);
        var whom = deed.process()
                .filter(_ -> deed.action().equals("signal"))
                .map(process -> texts.text("journal.to", what, process.pid()));
        return "  → " + texts.text("journal.deed", whom.orElse(what), result(deed))
                + deed.saying().map(saying -> " · " + words(saying)).orElse("");
    }

    private String result(JournalEntry entry) {
        return texts.find("journal.result." + entry.result()).orElseGet(() -> Texts.visible(entry.result()));
    }

    /** In the reader's language, if this version would say the same in English; otherwise as it is stored. */
    private String words(Saying saying) {
        return saying.message()
                .filter(message -> ofRecords.text(message).equals(saying.words()))
                .map(texts::text)
                .orElseGet(() -> Texts.visible(saying.words()));
    }
}
