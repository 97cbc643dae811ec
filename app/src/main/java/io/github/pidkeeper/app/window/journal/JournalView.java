package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.i18n.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * What is to be shown of a broker's journal after a look at it.
 *
 * @param newestFirst the newest operations
 * @param all how many operations are on record
 * @param damaged lines of the journal that could not be read
 * @param problem why nothing could be read at all
 */
record JournalView(List<JournalRow> newestFirst, int all, long damaged, Optional<Sentence> problem) {

    JournalView {
        newestFirst = List.copyOf(newestFirst);
    }
}
