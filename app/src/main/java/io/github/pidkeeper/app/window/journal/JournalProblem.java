package io.github.pidkeeper.app.window.journal;

import io.github.pidkeeper.app.i18n.Reason;
import io.github.pidkeeper.app.i18n.Sentence;
import java.io.IOException;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.file.Path;

/** Why a journal could not be read. */
record JournalProblem(Path stateDirectory, IOException failure) {

    /** Whether its file system does not answer. */
    boolean isSilence() {
        return failure instanceof InterruptedByTimeoutException;
    }

    Sentence sentence() {
        return isSilence()
                ? Sentence.of("window.journal.unanswered", stateDirectory)
                : Sentence.of("window.journal.unreadable", stateDirectory, new Reason(failure).sentence());
    }
}
