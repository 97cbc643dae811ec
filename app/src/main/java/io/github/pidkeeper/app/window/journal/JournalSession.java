package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.journal.BrokerHistory;
import io.github.pidkeeper.app.journal.JournalOperation;
import io.github.pidkeeper.app.journal.JournalOperations;
import io.github.pidkeeper.core.lifecycle.JournalReader;
import io.github.pidkeeper.core.watch.FileFollower;
import io.github.pidkeeper.core.watch.Sentinel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The journal of a broker while somebody looks at it, and the thread that reads it: at once, and again whenever something was
 * added. All of it is read then, which is some megabytes at most; the newest operations are kept.
 */
final class JournalSession implements AutoCloseable {

    /** Years of a broker that people start and stop. */
    private static final int MOST = 300;

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final JournalReader journal;
    private final BrokerHistory history;
    private final JournalRows rows;
    private final Consumer<JournalView> listener;
    private Optional<List<Object>> known = Optional.empty();
    private Optional<FileFollower> follower = Optional.empty();
    private boolean closed;

    /**
     * Of one broker.
     *
     * @param listener is told on the thread of this session, also after it was closed
     */
    JournalSession(JournalReader journal, BrokerHistory history, JournalRows rows, Consumer<JournalView> listener) {
        this.journal = journal;
        this.history = history;
        this.rows = rows;
        this.listener = listener;
    }

    /** @param sentinels makes the one of this session */
    void begin(Supplier<Sentinel> sentinels) {
        Thread.ofPlatform().daemon().name("journal").start(() -> run(sentinels));
    }

    private void run(Supplier<Sentinel> sentinels) {
        try {
            // Before the file is watched: to look has its limit, to watch waits for as long as a file system does.
            if (look()) {
                follow(sentinels);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            tell(e);
        }
    }

    private void follow(Supplier<Sentinel> sentinels) throws IOException, InterruptedException {
        var begun = new FileFollower(journal.file(), SHORTEST, sentinels.get());
        take(begun);
        begun.run(this::look); // which gives back what it has, at once where this was closed meanwhile
    }

    private synchronized void take(FileFollower begun) {
        follower = Optional.of(begun);
        if (closed) {
            begun.close();
        }
    }

    /** Returns whether to look again; not where nobody answers, for each time would leave a thread behind that waits. */
    private boolean look() {
        try {
            List<Object> state = journal.state();
            if (known.filter(state::equals).isEmpty()) {
                listener.accept(read());
                known = Optional.of(state);
            }
            return true;
        } catch (IOException e) {
            known = Optional.empty();
            return !tell(e).isSilence();
        }
    }

    private JournalProblem tell(IOException failure) {
        var problem = new JournalProblem(journal.stateDirectory(), failure);
        listener.accept(JournalView.unreadable(problem.sentence()));
        return problem;
    }

    private JournalView read() throws IOException {
        var all = new NewestOperations(MOST);
        var problems = new NewestOperations(MOST);
        var operations = new JournalOperations(operation -> {
            all.add(operation);
            if (JournalRow.Tone.of(operation).isProblem()) {
                problems.add(operation);
            }
        });
        long damaged = journal.read(line -> {
            if (history.includes(line.entry().origin())) {
                operations.add(line);
            }
            return true;
        });
        operations.end();
        return new JournalView(part(all), part(problems), damaged, Optional.empty());
    }

    private JournalView.Part part(NewestOperations newest) {
        return new JournalView.Part(newest.newestFirst().stream().map(this::row).toList(), newest.count());
    }

    private JournalRow row(JournalOperation operation) {
        return rows.of(operation, history);
    }

    @Override
    public synchronized void close() {
        closed = true;
        follower.ifPresent(FileFollower::close);
    }
}
