package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** What came of an operation. */
public sealed interface Outcome {

    /** What to tell: what happened and, where it did not go well, the next step to take. */
    Message message();

    /** Done, and confirmed by looking again. */
    record Done(Message message, Verdict verdict) implements Outcome {}

    /** It was so already; nothing was changed. */
    record NothingToDo(Message message, Verdict verdict) implements Outcome {}

    /** It would not have been safe, or is somebody else's to do; nothing was changed. */
    record Refused(Message message, Optional<Verdict> verdict) implements Outcome {
        public Refused(Message message, Verdict verdict) {
            this(message, Optional.of(verdict));
        }
    }

    /**
     * It was tried and did not succeed.
     *
     * @param lastWords the broker's own last lines of output, oldest first; empty where there are none
     */
    record Failed(Message message, Verdict verdict, List<String> lastWords) implements Outcome {
        public Failed {
            lastWords = List.copyOf(lastWords);
        }

        public Failed(Message message, Verdict verdict) {
            this(message, verdict, List.of());
        }
    }

    /** Another operation on this broker is under way; nothing was changed. */
    record Busy(Message message) implements Outcome {}
}
