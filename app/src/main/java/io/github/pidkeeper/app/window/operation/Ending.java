package io.github.pidkeeper.app.window.operation;

import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.Optional;

/** How an operation came to its end. */
sealed interface Ending {

    /** What was seen at the end, where anybody looked. */
    default Optional<Verdict> verdict() {
        return Optional.empty();
    }

    record Finished(Outcome outcome) implements Ending {
        @Override
        public Optional<Verdict> verdict() {
            return switch (outcome) {
                case Outcome.Done done -> Optional.of(done.verdict());
                case Outcome.NothingToDo nothing -> Optional.of(nothing.verdict());
                case Outcome.Refused refused -> refused.verdict();
                case Outcome.Failed failed -> Optional.of(failed.verdict());
                case Outcome.Busy _ -> Optional.empty();
            };
        }
    }

    /** Somebody did not want to wait any longer; the broker goes on with what it was asked to do. */
    record Abandoned() implements Ending {}

    /** A defect of this program. */
    record Broken(RuntimeException cause) implements Ending {}
}
