package io.github.pidkeeper.core.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One line of the journal: one thing that an operation did, or how the operation came out.
 *
 * <p>On disk it is one JSON object in UTF-8, on a line of its own, and its first member is the time. Administrators grep
 * for these members, so they keep their names and meanings; those that do not apply are left out, and later versions may
 * add others:
 *
 * <ul>
 *   <li>{@code time}: when, in UTC, always with milliseconds: {@code 2026-03-01T12:00:00.123Z}
 *   <li>{@code operation}: the same text on all lines of one operation, and on no others
 *   <li>{@code user}, {@code operator}: by whom, and the pid of the program that carried it out
 *   <li>{@code broker}, {@code pidFile}, {@code verb}: to which broker, where its pid file is, and what was asked for
 *   <li>{@code pid}, {@code startTicks}, {@code bootId}: the process that it is about, as far as it is known by then; the
 *       three together are one process and never another
 *   <li>{@code action}: what was done: {@code step} (it has ended), {@code signal}, {@code spawn}, {@code run} (a program
 *       that ends by itself),
 *       {@code set-aside-pid-file}, {@code remove-pid-file}, {@code write-pid-file}, {@code restore-pid-file},
 *       {@code decision} (about a broker that has not exited in its grace period), {@code outcome} (of the whole
 *       operation, its last line)
 *   <li>{@code detail}: which step, signal or program
 *   <li>{@code result}: of a signal, a spawn, a run and a change of the pid file first {@code intended}, on a line written before
 *       it is done; then what came of it ({@code done}, {@code sent}, {@code kept}, {@code failed}, …). Of an outcome:
 *       {@code done}, {@code nothing-to-do}, {@code refused}, {@code failed}, {@code busy}, {@code cut-short}
 *   <li>{@code milliseconds}: how long the step or the whole operation took
 *   <li>{@code phrase}, {@code words}, {@code arguments}: what there is to say: the name of the sentence, which stays when
 *       its words change; the sentence in English, with times in UTC; and what went into its gaps
 *   <li>{@code version}: 1
 * </ul>
 *
 * <p>A broker's arguments and its output are not written down, since they may hold passwords; where a finding quotes a
 * command line, what looks like one is masked.
 *
 * @param process the process that it is about
 * @param took how long it took
 */
public record JournalEntry(
        Instant time,
        Origin origin,
        Optional<Subject> process,
        String action,
        Optional<String> detail,
        String result,
        Optional<Duration> took,
        Optional<Saying> saying) {

    JournalEntry(Instant time, Origin origin, Optional<Subject> process, String action, String result) {
        this(time, origin, process, action, Optional.empty(), result, Optional.empty(), Optional.empty());
    }

    JournalEntry withDetail(String more) {
        return new JournalEntry(time, origin, process, action, Optional.of(more), result, took, saying);
    }

    JournalEntry withTook(Duration duration) {
        return new JournalEntry(time, origin, process, action, detail, result, Optional.of(duration), saying);
    }

    JournalEntry withSaying(Saying words) {
        return new JournalEntry(time, origin, process, action, detail, result, took, Optional.of(words));
    }

    /**
     * What all lines of one operation have in common.
     *
     * @param operation empty on lines of versions that did not tie them together
     */
    public record Origin(
            Optional<String> operation,
            Optional<String> user,
            OptionalLong operator,
            String broker,
            Optional<String> pidFile,
            Optional<String> verb) {}

    /** The process that an operation is about. */
    public record Subject(long pid, OptionalLong startTicks, Optional<String> bootId) {}
}
