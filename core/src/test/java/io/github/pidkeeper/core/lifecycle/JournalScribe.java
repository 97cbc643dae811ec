package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.machine.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A program that writes lines into a journal with several threads at once. */
final class JournalScribe {

    static final int THREADS = 2;
    static final int LINES = 600;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LONG_TEXT = "é".repeat(400);

    private JournalScribe() {}

    /** Arguments: the directory of the journal, and the scribe's name. */
    public static void main(String[] arguments) throws Exception {
        var writer = new JournalWriter(
                new JournalFiles(Path.of(arguments[0])), Machine.current().locks());
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var scribes = IntStream.range(0, THREADS)
                    .<Callable<Boolean>>mapToObj(thread -> () -> write(writer, name(arguments[1], thread)))
                    .toList();
            for (Future<Boolean> scribe : threads.invokeAll(scribes)) {
                if (!scribe.get()) {
                    throw new IllegalStateException("the lock was not to be had");
                }
            }
        }
    }

    static String name(String scribe, int thread) {
        return scribe + "." + thread;
    }

    private static boolean write(JournalWriter writer, String name) throws Exception {
        for (long number = 0; number < LINES; number++) {
            var origin = new JournalEntry.Origin(
                    Optional.empty(),
                    Optional.of(name),
                    OptionalLong.of(number),
                    "plant-floor",
                    Optional.empty(),
                    Optional.empty());
            var entry = new JournalEntry(Instant.now(), origin, Optional.empty(), "step", "done")
                    .withSaying(new Saying(LONG_TEXT, Optional.empty()));
            if (!writer.add(JournalLine.of(entry), PATIENCE, number % 100 == 0)) {
                return false;
            }
        }
        return true;
    }
}
