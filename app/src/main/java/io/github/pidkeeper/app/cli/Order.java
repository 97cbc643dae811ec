package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.core.lifecycle.Operations;
import java.time.Duration;
import java.util.Optional;

/**
 * What was ordered to be done with a broker, and how.
 *
 * @param dryRun whether it is only to be told what would be done
 * @param forceAfter how long a stop may take before it is forced; without it a stop that takes too long has failed
 * @param oknodo whether "it was so already" counts as success
 */
record Order(
        Verb verb, Operations.Kind kind, boolean dryRun, Optional<Duration> forceAfter, boolean oknodo, boolean json) {

    static Order of(Invocation invocation, Optional<Duration> forceAfter) {
        return new Order(
                invocation.verb(),
                kind(invocation),
                invocation.has(Option.DRY_RUN),
                forceAfter,
                invocation.has(Option.OKNODO),
                invocation.has(Option.JSON));
    }

    private static Operations.Kind kind(Invocation invocation) {
        return switch (invocation.verb()) {
            case START -> Operations.Kind.START;
            case STOP -> Operations.Kind.STOP;
            case RESTART -> Operations.Kind.RESTART;
            case RELOAD -> Operations.Kind.RELOAD;
            case REPAIR -> invocation.has(Option.UNDO) ? Operations.Kind.UNDO_REPAIR : Operations.Kind.REPAIR;
            default -> throw new IllegalArgumentException("not an operation: " + invocation.verb());
        };
    }
}
