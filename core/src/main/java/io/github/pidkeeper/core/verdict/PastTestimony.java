package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import java.util.List;

/**
 * Puts what is recorded of earlier operations, and of one that is under way, in words.
 *
 * @param brokers the processes that are the broker
 */
record PastTestimony(Observation seen, List<Sighting> brokers, Notes notes) {

    void record() {
        seen.memory().damaged().forEach(path -> notes.mention(Check.RECORD, Phrase.RECORD_DAMAGED, path));
        seen.memory().process().ifPresent(this::record);
    }

    private void record(Remembered remembered) {
        long pid = remembered.identity().pid();
        if (!seen.ofThisBoot(remembered.identity())) {
            notes.mention(Check.RECORD, Phrase.RECORD_OF_EARLIER_BOOT, pid, remembered.since());
        } else if (brokers.stream()
                .anyMatch(one -> remembered.identity().sameProcessAs(one.facts().identity()))) {
            notes.confirm(Check.RECORD, Phrase.RECORD_AGREES, pid, remembered.since());
        } else if (seen.memory().intent().isPresent() && !seen.intends(Intent.Aim.START)) {
            notes.mention(Check.RECORD, Phrase.RECORD_STOPPED, pid, remembered.since());
        } else {
            notes.contradict(Check.RECORD, Phrase.RECORD_EXITED, pid, remembered.since());
        }
    }

    void operation() {
        seen.memory().intent().ifPresent(intent -> {
            long operator = intent.operator().pid();
            if (seen.underWay()) {
                notes.mention(Check.OPERATION, underWay(intent), operator, intent.since());
            } else {
                notes.mention(Check.OPERATION, over(intent), intent.since());
            }
        });
    }

    private static Phrase underWay(Intent intent) {
        return switch (intent.aim()) {
            case START -> Phrase.OPERATION_STARTING;
            case STOP -> Phrase.OPERATION_STOPPING;
            case FORCED_STOP -> Phrase.OPERATION_FORCING;
        };
    }

    private static Phrase over(Intent intent) {
        return switch (intent.aim()) {
            case START -> intent.ended() ? Phrase.OPERATION_START_FAILED : Phrase.OPERATION_START_CUT_SHORT;
            case STOP -> intent.ended() ? Phrase.OPERATION_STOP_FAILED : Phrase.OPERATION_STOP_CUT_SHORT;
            case FORCED_STOP -> Phrase.OPERATION_FORCE_FAILED;
        };
    }
}
