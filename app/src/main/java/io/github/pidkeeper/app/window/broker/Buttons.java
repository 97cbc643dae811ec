package io.github.pidkeeper.app.window.broker;

import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.verdict.BrokerState;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the verbs make sense now, and which one comes first to mind.
 *
 * @param sensible the one to be shown as the likely next step; one of the possible ones
 */
public record Buttons(Set<Kind> possible, Optional<Kind> sensible) {

    public Buttons {
        possible = Set.copyOf(possible);
    }

    /** While nothing is known, or something is under way already. */
    static Buttons none() {
        return new Buttons(EnumSet.noneOf(Kind.class), Optional.empty());
    }

    /** The same, and that its configuration can be read again, which is nobody's likely next step. */
    Buttons withReload() {
        var more = EnumSet.of(Kind.RELOAD);
        more.addAll(possible);
        return new Buttons(more, sensible);
    }

    /** @param mayStop whether there is a way to stop it, by ourselves or by asking who may */
    static Buttons of(BrokerState state, boolean mayStop) {
        if (state.mayStart()) {
            return new Buttons(EnumSet.of(Kind.START), Optional.of(Kind.START));
        }
        if (!mayStop) {
            return none();
        }
        return switch (state) {
            // What is going already, or will not go, is to be stopped before anything else.
            case STARTING, STOPPING, STUCK -> new Buttons(EnumSet.of(Kind.STOP, Kind.RESTART), Optional.of(Kind.STOP));
            default -> new Buttons(EnumSet.of(Kind.STOP, Kind.RESTART), Optional.of(Kind.RESTART));
        };
    }
}
