package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.core.lifecycle.JournalReader.Line;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What is to be said of a journal that has nothing of what was asked for. */
final class JournalSummary {

    /** More names than that help nobody. */
    private static final int MOST_NAMES = 50;

    private final TreeSet<String> names = new TreeSet<>();
    private Optional<Instant> last = Optional.empty();

    /** @param asked whether it is about the broker that was asked for */
    void add(Line line, boolean asked) {
        if (names.size() < MOST_NAMES) {
            names.add(line.entry().origin().broker());
        }
        if (asked) {
            last = Optional.of(line.entry().time());
        }
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Of the brokers that it is about. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** When the last line about the broker that was asked for was written; empty if there is none. */
    Optional<Instant> last() {
        return last;
    }
}
