package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.journal.JournalOperation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest of the operations that are told, and how many there were. */
final class NewestOperations {

    private final int most;
    private final Deque<JournalOperation> newestFirst = new ArrayDeque<>();
    private int count;

    NewestOperations(int most) {
        this.most = most;
    }

    void add(JournalOperation operation) {
        count++;
        newestFirst.addFirst(operation);
        if (newestFirst.size() > most) {
            newestFirst.removeLast();
        }
    }

    List<JournalOperation> newestFirst() {
        return List.copyOf(newestFirst);
    }

    int count() {
        return count;
    }
}
