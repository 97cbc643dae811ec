package io.github.pidkeeper.app.journal;

import io.github.pidkeeper.core.lifecycle.JournalEntry;
import io.github.pidkeeper.core.lifecycle.JournalEntry.Origin;
import io.github.pidkeeper.core.lifecycle.JournalEntry.Subject;
import io.github.pidkeeper.core.lifecycle.JournalReader.Line;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The lines of the journal that belong to one operation, in their order. */
public record JournalOperation(List<Line> lines) {

    public JournalOperation {
        lines = List.copyOf(lines);
    }

    public Origin origin() {
        return lines.getFirst().entry().origin();
    }

    /** When its first line was written. */
    public Instant begun() {
        return lines.getFirst().entry().time();
    }

    /** How it came out; empty where that is not on record. */
    public Optional<JournalEntry> outcome() {
        return entries().stream().filter(JournalOperation::isOutcome).findFirst();
    }

    /** The process that it was about at its end. */
    Optional<Subject> process() {
        return entries().reversed().stream()
                .flatMap(entry -> entry.process().stream())
                .findFirst();
    }

    /** Whether the broker is known to have been taken away by a restart, and nothing of its being started again. */
    boolean hasStoppedOnly() {
        return origin().verb().filter("restart"::equals).isPresent()
                && entries().stream().anyMatch(JournalOperation::tellsOfExit)
                && entries().stream().noneMatch(entry -> entry.action().equals("spawn"));
    }

    private static boolean tellsOfExit(JournalEntry entry) {
        return entry.action().equals("step")
                && entry.detail().filter("await-exit"::equals).isPresent()
                && entry.result().equals("done");
    }

    /** What it did, in its order: of what was to be done only that which it is not on record what came of. */
    List<JournalEntry> deeds() {
        List<JournalEntry> entries = entries();
        return IntStream.range(0, entries.size())
                .filter(at -> !isOvertaken(entries.get(at), entries.subList(at + 1, entries.size())))
                .mapToObj(entries::get)
                .toList();
    }

    static boolean isOutcome(JournalEntry entry) {
        return entry.action().equals("outcome");
    }

    private static boolean isOvertaken(JournalEntry entry, List<JournalEntry> later) {
        return entry.result().equals("intended")
                && later.stream()
                        .anyMatch(it -> it.action().equals(entry.action())
                                && it.detail().equals(entry.detail()));
    }

    private List<JournalEntry> entries() {
        return lines.stream().map(Line::entry).toList();
    }
}
