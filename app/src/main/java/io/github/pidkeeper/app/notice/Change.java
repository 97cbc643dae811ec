package io.github.pidkeeper.app.notice;

import io.github.pidkeeper.app.notice.Standing.Doing;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence;
import java.util.Optional;
import java.util.Set;

/**
 * A broker that stands otherwise than was known before, and what of that is news to a person.
 *
 * <p>What was ordered through this program is not: whoever ordered it is told there what has come of it, also that a start
 * has failed. That something has come to an end without an order is; and so is a process that nothing can end, for that is
 * the machine's trouble. What the broker does goes before its pid file.
 *
 * @param told what the person was told last, and is as far as he knows
 * @param orders what of it was ordered here
 */
record Change(Standing before, Standing now, Optional<Topic> told, Orders orders) {

    /** These say that an operation is over which has left the broker failed. */
    private static final Set<Phrase> RESULTS = Set.of(Phrase.OPERATION_START_FAILED, Phrase.OPERATION_RESTART_FAILED);

    /**
     * What of a change was ordered through this program.
     *
     * @param underWay somebody was seen to carry out an operation meanwhile
     * @param ended the process that was there before was asked to end
     * @param started the one that is there now was started
     * @param restored its pid file was left as it had been before a repair
     */
    record Orders(boolean underWay, boolean ended, boolean started, boolean restored) {

        /** Whether what the broker does was ordered. */
        boolean any() {
            return underWay || ended || started;
        }
    }

    /** Empty where there is no news. */
    Optional<Topic> topic() {
        return ofDoing().or(this::ofFile);
    }

    private Optional<Topic> ofDoing() {
        return switch (now.doing()) {
            case FAILED -> when(isOther() && !isOrderedFailure(), Topic.FAILED);
            case STUCK -> when(isOther(), Topic.STUCK);
            case UNRESPONSIVE -> when(isOther() && !orders.underWay(), Topic.UNRESPONSIVE);
            case SEVERAL -> when(isOther(), Topic.SEVERAL);
            case DOWN -> when(mayBeGone() && !(orders.underWay() || orders.ended()), Topic.GONE);
            case RUNS -> ofRunning();
            case UNCLEAR -> Optional.empty();
        };
    }

    private Optional<Topic> ofRunning() {
        if (told.filter(this::isOverByRunning).isPresent()) {
            return when(!(orders.underWay() || orders.started()), Topic.BACK);
        }
        boolean restarted = before.doing() == Doing.RUNS && now.isAnother(before);
        return when(restarted && !orders.any(), Topic.RESTARTED);
    }

    /** A notice of the pid file says what the broker does, too, and may have taken the place of one that said only that. */
    private boolean isOverByRunning(Topic topic) {
        return topic.endsInRunning()
                || (topic == Topic.PID_FILE && before.doing().endsInRunning());
    }

    private Optional<Topic> ofFile() {
        boolean isNew = now.wrongFile().isPresent() && !now.wrongFile().equals(before.wrongFile());
        return when(isNew && !(orders.any() || orders.restored()), Topic.PID_FILE);
    }

    /** A person who was told that it keeps changing wants to know where that has ended. */
    private boolean isOther() {
        return now.doing() != before.doing() || isRestless();
    }

    /** What survived a forced stop was wanted to end. */
    private boolean mayBeGone() {
        return isRestless() || (before.doing().isAlive() && before.doing() != Doing.STUCK);
    }

    private boolean isRestless() {
        return told.filter(Topic.RESTLESS::equals).isPresent();
    }

    /** That an operation has failed is on record until the next one: it need not be what has come of this broker since. */
    private boolean isOrderedFailure() {
        boolean explains =
                orders.underWay() || orders.ended() || !before.doing().isAlive();
        return explains && isResultOfOperation();
    }

    private boolean isResultOfOperation() {
        return now.verdict().evidence().stream()
                .map(Evidence::finding)
                .anyMatch(finding -> RESULTS.contains(finding.phrase()));
    }

    private static Optional<Topic> when(boolean so, Topic topic) {
        return so ? Optional.of(topic) : Optional.empty();
    }
}
