package io.github.pidkeeper.app.journal;

import java.time.Duration;
import java.util.Optional;

/**
 * One thing that an operation did, in words.
 *
 * @param took how long, where that was measured
 */
public record JournalStep(Mark mark, String words, Optional<Duration> took) {

    /** What came of it. */
    public enum Mark {
        DONE,
        FAILED,
        /** It was not come to. */
        LEFT_OUT,
        /** No step, but what was done within one: a signal, a change of a file. */
        DEED
    }
}
