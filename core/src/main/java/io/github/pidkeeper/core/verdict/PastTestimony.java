package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import java.util.List;

/**
 * Puts what is recorded of earlier operations, and of one that is under way, in words.
 *
 * @param brokers the processes that are the broker
 */
record PastTestimony(Observation seen, List<Sighting> brokers, Notes notes) {

    void record() {
        seen.memory()
                .damaged()
                .forEach(path -> notes.mention(Check.RECORD, exhibits().record(path), Phrase.RECORD_DAMAGED, path));
        seen.memory()
                .foreign()
                .forEach(path -> notes.note(
                        Check.RECORD,
                        brokers.isEmpty() ? Bearing.CONTRADICTS : Bearing.OPEN,
                        exhibits().record(path),
                        Message.of(Phrase.RECORD_FOREIGN, path)));
        seen.memory().process().ifPresent(this::record);
    }

    private void record(Remembered remembered) {
        long pid = remembered.identity().pid();
        Exhibit exhibit = exhibits().identityRecord(remembered);
        if (!seen.ofThisBoot(remembered.identity())) {
            notes.mention(Check.RECORD, exhibit, Phrase.RECORD_OF_EARLIER_BOOT, pid, remembered.since());
        } else if (brokers.stream()
                .anyMatch(one -> remembered.identity().sameProcessAs(one.facts().identity()))) {
            notes.confirm(Check.RECORD, exhibit, Phrase.RECORD_AGREES, pid, remembered.since());
        } else if (seen.memory().intent().isPresent() && !seen.intends(Intent.Aim.START)) {
            notes.mention(Check.RECORD, exhibit, Phrase.RECORD_STOPPED, pid, remembered.since());
        } else {
            notes.contradict(Check.RECORD, exhibit, Phrase.RECORD_EXITED, pid, remembered.since());
        }
    }

    void operation() {
        seen.memory().intent().ifPresent(intent -> {
            long operator = intent.operator().pid();
            Exhibit exhibit = exhibits().intentRecord(intent);
            if (seen.underWay()) {
                notes.mention(Check.OPERATION, exhibit, underWay(intent), operator, intent.since());
            } else {
                notes.mention(Check.OPERATION, exhibit, over(intent), intent.since());
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
            case FORCED_STOP -> intent.ended() ? Phrase.OPERATION_FORCE_FAILED : Phrase.OPERATION_STOP_CUT_SHORT;
        };
    }

    private Exhibits exhibits() {
        return new Exhibits(seen);
    }
}
