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

    /**
     * To be called before the order.
     *
     * @param directory in which the broker works, if that is known
     */
    UnitLastWords listen(Operation operation, UnitWords words, Optional<Path> directory) {
        return UnitLastWords.from(
                spawner,
                words.unit(),
                OwnConfiguration.of(operation.broker(), directory),
                operation.time().now());
    }

    /** Looked at last of all: only now is it settled that it does not run. */
    Outcome of(Operation operation, UnitWords words, OwnerAnswer answer, UnitLastWords last)
            throws InterruptedException {
        Optional<UnitEnd> end = owners.look(words.unit(), OptionalLong.empty()) instanceof UnitReading.Known known
                ? known.end()
                : Optional.empty();
        List<String> lines = last.lines();
        Message message = end.map(it ->
                        words.failed(it, new FailureCause(processes, operation.broker(), last.own(), lines).message()))
                .orElseGet(() -> words.of(answer));
        return new Outcome.Failed(message, operation.verdict(), lines);
    }
}
