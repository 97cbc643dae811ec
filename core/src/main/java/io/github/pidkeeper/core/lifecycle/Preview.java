package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What an operation would do, as one look has shown.
 *
 * <p>A real run decides in the same way, by a look of its own that it takes under the lock, and then takes these steps and
 * no others.
 */
public sealed interface Preview {

    /** What the look has shown; the proof that the steps rest on is in its evidence. */
    record Planned(List<Step> steps, Verdict verdict) implements Preview {
        public Planned {
            steps = List.copyOf(steps);
        }

        @Override
        public Preview forcedInTime() {
            return new Planned(steps.stream().map(Step::forcedInTime).toList(), verdict);
        }

        /** What would still be wrong in the end, so that it would count as failed although all else was done. */
        public Optional<Message> shortfall() {
            return steps.stream()
                    .map(Step::description)
                    .filter(words -> words.phrase() == Phrase.STEP_PID_FILE_STAYS)
                    .map(words -> Message.of(
                            Phrase.PID_FILE_STAYS,
                            words.arguments().getFirst(),
                            words.arguments().getLast()))
                    .findFirst();
        }
    }

    /** It would end at once and change nothing: there is nothing to do, it would be refused, or it cannot succeed. */
    record Decided(Outcome outcome) implements Preview {
        @Override
        public Preview forcedInTime() {
            return this;
        }
    }

    /** The same where it is decided beforehand that a stop is forced once its time is over. */
    Preview forcedInTime();
}
