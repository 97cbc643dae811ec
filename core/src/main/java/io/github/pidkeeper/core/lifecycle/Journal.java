package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.text.Wording;
import io.github.pidkeeper.core.verdict.Self;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The record of every action and every refusal, one line of JSON each, added and never changed: see {@link JournalEntry}
 * for what a line has, and {@link JournalWriter} for how it is added.
 *
 * <p>Only the last line of an operation waits for the disk, and with it all that were added before: to wait for each of
 * some ten lines takes longer than what they tell of. So a power cut takes at most the operation that it cut short, and the
 * processes with it.
 */
final class Journal {

    private static final int RADIX = 36;

    private final JournalWriter writer;
    private final Wording english;
    private final Time time;
    private final AtomicInteger operations = new AtomicInteger();

    /** @param english says in English what goes into the lines */
    Journal(JournalWriter writer, Wording english, Time time) {
        this.writer = writer;
        this.english = english;
        this.time = time;
    }

    /**
     * What one operation writes.
     *
     * @param self the program that carries it out
     * @param progress is warned if it cannot be written
     */
    OperationJournal begin(Broker broker, String verb, Self self, Progress progress) {
        var origin = origin(broker.name().text(), Optional.of(broker.pidFile()), verb, self);
        return new OperationJournal(writer, english, time, origin, progress);
    }

    /** Writes of an operation that has not begun, and will not, for this reason. */
    void refusal(String broker, String verb, Self self, String words) {
        var origin = origin(broker, Optional.empty(), verb, self);
        new OperationJournal(writer, english, time, origin, new Progress() {}).refused(words);
    }

    private JournalEntry.Origin origin(String broker, Optional<Path> pidFile, String verb, Self self) {
        long operator = self.identity().pid();
        return new JournalEntry.Origin(
                Optional.of(id(operator)),
                Optional.of(self.user()),
                OptionalLong.of(operator),
                broker,
                pidFile.map(Path::toString),
                Optional.of(verb));
    }

    /** Differs from all others by the time, the program at that time, and the count within it. */
    private String id(long operator) {
        return String.join(
                "-",
                Long.toString(time.now().toEpochMilli(), RADIX),
                Long.toString(operator, RADIX),
                Integer.toString(operations.incrementAndGet(), RADIX));
    }
}
