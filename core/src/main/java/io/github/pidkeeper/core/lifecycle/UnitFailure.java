package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl;
import io.github.pidkeeper.core.owner.UnitEnd;
import io.github.pidkeeper.core.owner.UnitReading;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.text.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** By what is found out why a unit does not run that systemd was asked to start: how it has ended, and what it has written. */
record UnitFailure(OwnerControl owners, ProcessTable processes, ProcessSpawner spawner) {

    private static final String ONE_TOO_MANY = "start-limit-hit";
    private static final OwnerAnswer FAILED = new OwnerAnswer.Failed("failed");

    /**
     * To be called before the order.
     *
     * @param directory in which the broker works, if that is known
     */
    UnitLastWords listen(Operation operation, UnitWords words, Optional<Path> directory) {
        return UnitLastWords.from(
                spawner,
                known(words).flatMap(UnitReading.Known::run),
                OwnConfiguration.of(operation.broker(), directory));
    }

    /**
     * Looked at last of all: only now is it settled that it does not run.
     *
     * <p>systemd keeps how a run has ended until it begins another, and a start may fail before that: by what the unit depends
     * on, by a condition, or because it is one too many. Then nothing of the unit is about this start.
     */
    Outcome of(Operation operation, UnitWords words, OwnerAnswer answer, UnitLastWords last)
            throws InterruptedException {
        Optional<UnitReading.Known> known = known(words);
        Optional<UnitEnd> end = known.flatMap(UnitReading.Known::end);
        if (known.filter(it -> !last.isSince(it.run())).isPresent()) {
            return new Outcome.Failed(words.of(neverBegun(answer, end)), operation.verdict());
        }
        List<String> lines = last.lines(known.flatMap(UnitReading.Known::run));
        Message message = end.map(it ->
                        words.failed(it, new FailureCause(processes, operation.broker(), last.own(), lines).message()))
                .orElseGet(() -> words.of(answer));
        return new Outcome.Failed(message, operation.verdict(), lines);
    }

    /** That it was one too many, only the unit says; the job has failed, and no more. */
    private static OwnerAnswer neverBegun(OwnerAnswer answer, Optional<UnitEnd> end) {
        return end.map(UnitEnd::result)
                .filter(result -> result.equals(ONE_TOO_MANY) && answer.equals(FAILED))
                .<OwnerAnswer>map(OwnerAnswer.Failed::new)
                .orElse(answer);
    }

    private Optional<UnitReading.Known> known(UnitWords words) {
        return owners.look(words.unit(), OptionalLong.empty()) instanceof UnitReading.Known known
                ? Optional.of(known)
                : Optional.empty();
    }
}
