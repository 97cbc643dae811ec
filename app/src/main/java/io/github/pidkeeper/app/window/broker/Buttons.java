package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.app.window.operation.Verb;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the verbs make sense now, and which one comes first to mind.
 *
 * @param sensible the one to be shown as the likely next step; one of the possible ones
 */
public record Buttons(Set<Verb> possible, Optional<Verb> sensible) {

    public Buttons {
        possible = Set.copyOf(possible);
    }

    /** While nothing is known, or something is under way already. */
    static Buttons none() {
        return new Buttons(EnumSet.noneOf(Verb.class), Optional.empty());
    }

    static Buttons of(BrokerState state) {
        if (state.mayStart()) {
            return new Buttons(EnumSet.of(Verb.START), Optional.of(Verb.START));
        }
        if (!state.mayStop()) {
            return none();
        }
        return switch (state) {
            // What is going already, or will not go, is to be stopped before anything else.
            case STARTING, STOPPING, STUCK -> new Buttons(EnumSet.of(Verb.STOP, Verb.RESTART), Optional.of(Verb.STOP));
            default -> new Buttons(EnumSet.of(Verb.STOP, Verb.RESTART), Optional.of(Verb.RESTART));
        };
    }
}
