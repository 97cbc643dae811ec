package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts what is recorded of earlier operations, and of one that is under way, in words.
 *
 * @param brokers the processes that are the broker
 */
record PastTestimony(Observation seen, List<Sighting> brokers, Notes notes) {

    void record() {
        for (Path path : seen.memory().damaged()) {
            notes.mention(Check.RECORD, exhibits().record(path), Phrase.RECORD_DAMAGED, path);
        }
        for (Path path : seen.memory().foreign()) {
            notes.note(
                    Check.RECORD,
                    brokers.isEmpty() ? Bearing.CONTRADICTS : Bearing.OPEN,
                    exhibits().record(path),
                    Message.of(Phrase.RECORD_FOREIGN, path));
        }
        if (seen.memory().process().isPresent()) {
            record(seen.memory().process().get());
        }
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

    /** Why it does not run, where a restart is the reason: that is to be said before all else. */
    void brokenRestart() {
        seen.memory()
                .intent()
                .filter(Intent::thenStart)
                .ifPresent(intent -> notes.contradict(
                        Check.OPERATION,
                        exhibits().intentRecord(intent),
                        intent.ended() ? Phrase.OPERATION_RESTART_FAILED : Phrase.OPERATION_RESTART_STOPPED_ONLY,
                        intent.since()));
    }

    void operation() {
        if (seen.memory().intent().isEmpty()) {
            return;
        }
        Intent intent = seen.memory().intent().get();
        Exhibit exhibit = exhibits().intentRecord(intent);
        if (seen.underWay()) {
            notes.mention(
                    Check.OPERATION,
                    exhibit,
                    underWay(intent),
                    intent.operator().pid(),
                    intent.since());
        } else if (notes.lacks(Check.OPERATION)) {
            notes.mention(Check.OPERATION, exhibit, over(intent), intent.since());
        }
    }

    private Phrase underWay(Intent intent) {
        if (intent.thenStart() && (brokers.isEmpty() || intent.aim() == Intent.Aim.STOP)) {
            return Phrase.OPERATION_RESTARTING;
        }
        return switch (intent.aim()) {
            case START -> Phrase.OPERATION_STARTING;
            case STOP -> Phrase.OPERATION_STOPPING;
            case FORCED_STOP -> Phrase.OPERATION_FORCING;
        };
    }

    private Phrase over(Intent intent) {
        if (intent.thenStart() && (brokers.isEmpty() || !intent.ended())) {
            boolean another = brokers.stream()
                    .noneMatch(one -> intent.concerns(one.facts().identity()));
            return another && !brokers.isEmpty() ? Phrase.OPERATION_RESTART_UNSEEN : Phrase.OPERATION_RESTART_CUT_SHORT;
        }
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
