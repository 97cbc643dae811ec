package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.i18n.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * What is to be shown of a broker's journal after a look at it.
 *
 * @param all every operation
 * @param problems those that did not come to what was asked for
 * @param damaged lines of the journal that could not be read
 * @param problem why nothing could be read at all
 */
record JournalView(Part all, Part problems, long damaged, Optional<Sentence> problem) {

    /** Nothing, and why. */
    static JournalView unreadable(Sentence why) {
        return new JournalView(Part.NONE, Part.NONE, 0, Optional.of(why));
    }

    /**
     * Some of the operations.
     *
     * @param newestFirst the newest of them
     * @param count how many there are
     */
    record Part(List<JournalRow> newestFirst, int count) {

        static final Part NONE = new Part(List.of(), 0);

        Part {
            newestFirst = List.copyOf(newestFirst);
        }

        boolean isWhole() {
            return newestFirst.size() == count;
        }
    }
}
