package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.owner.Owner.SystemdUnit;
import io.github.pidkeeper.core.owner.OwnerAnswer;
import io.github.pidkeeper.core.owner.OwnerControl;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that systemd is asked for during an operation: on record before and after, and waited for under a limit.
 *
 * @param pid of the process that has to be this unit's, held by the operation
 */
record UnitOrder(Operation operation, OwnerControl owners, SystemdUnit unit, OptionalLong pid) {

    /** A person may have to find a password, and systemd gives a service 90 s to stop, or as long as its unit says. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Duration TICK = Duration.ofMillis(500);

    OwnerAnswer carryOut(OwnerControl.Verb verb) throws InterruptedException {
        return operation.journal().order(verb.text() + " " + unit.name(), () -> await(verb));
    }

    private OwnerAnswer await(OwnerControl.Verb verb) throws InterruptedException {
        long begin = operation.time().nanos();
        try (OwnerControl.Order order = owners.order(verb, unit, pid)) {
            while (true) {
                Optional<OwnerAnswer> answer = order.await(TICK);
                if (answer.isPresent()) {
                    return answer.get();
                }
                Duration waited = operation.time().since(begin);
                if (waited.compareTo(LIMIT) >= 0) {
                    return new OwnerAnswer.Unheard("no answer within " + waited.toSeconds() + " s");
                }
                operation.plan().tick();
            }
        }
    }
}
