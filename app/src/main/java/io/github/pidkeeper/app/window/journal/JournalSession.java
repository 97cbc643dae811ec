package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.i18n.Reason;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.journal.JournalOperations;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.JournalEntry.Origin;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import io.github.pidkeeper.core.watch.FileFollower;
import io.github.pidkeeper.core.watch.Sentinel;
import java.io.IOException;
import java.nio.channels.InterruptedByTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The journal of a broker while somebody looks at it, and the thread that reads it: at once, and again whenever something was
 * added. All of it is read each time, which is some megabytes at most; the newest operations are kept.
 */
final class JournalSession implements AutoCloseable {

    /** Years of a broker that people start and stop. */
    private static final int MOST = 300;

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final JournalReader journal;
    private final Broker broker;
    private final JournalRows rows;
    private final Consumer<JournalView> listener;
    private final FileFollower follower;

    /**
     * Of one broker.
     *
     * @param sentinel of this session alone; closed with it
     * @param listener is told on the thread of this session, also after it was closed
     */
    JournalSession(
            JournalReader journal, Broker broker, JournalRows rows, Sentinel sentinel, Consumer<JournalView> listener) {
        this.journal = journal;
        this.broker = broker;
        this.rows = rows;
        this.listener = listener;
        this.follower = new FileFollower(journal.file(), SHORTEST, sentinel);
    }

    void begin() {
        Thread.ofPlatform().daemon().name("journal").start(this::follow);
    }

    private void follow() {
        try {
            follower.run(this::look);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (InterruptedByTimeoutException _) {
            // Not asked again by itself: each time would leave a thread behind that waits.
            listener.accept(problem(Sentence.of("window.journal.unanswered", journal.stateDirectory())));
        } catch (IOException e) {
            listener.accept(unreadable(e));
        }
    }

    private boolean look() throws IOException {
        try {
            listener.accept(read());
        } catch (InterruptedByTimeoutException e) {
            throw e;
        } catch (IOException e) {
            listener.accept(unreadable(e)); // until somebody mends it
        }
        return true;
    }

    private JournalView read() throws IOException {
        var newest = new NewestOperations(MOST);
        var operations = new JournalOperations(newest::add);
        long damaged = journal.read(line -> {
            if (isAbout(line.entry().origin(), broker)) {
                operations.add(line);
            }
            return true;
        });
        operations.end();
        return new JournalView(
                newest.newestFirst().stream()
                        .map(operation -> rows.of(operation, broker.name().text()))
                        .toList(),
                newest.all(),
                damaged,
                Optional.empty());
    }

    /** By its pid file, too: that is the same when it is called otherwise. */
    static boolean isAbout(Origin origin, Broker broker) {
        return origin.broker().equals(broker.name().text())
                || origin.pidFile().filter(broker.pidFile().toString()::equals).isPresent();
    }

    private JournalView unreadable(IOException e) {
        return problem(Sentence.of("window.journal.unreadable", journal.stateDirectory(), new Reason(e).sentence()));
    }

    private static JournalView problem(Sentence sentence) {
        return new JournalView(List.of(), 0, 0, Optional.of(sentence));
    }

    @Override
    public void close() {
        follower.close();
    }
}
