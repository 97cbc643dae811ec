package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.tray.TrayAction;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.text.Message;
import java.util.ArrayList;
import java.util.Optional;

/**
 * An operation ordered from the tray's menu.
 *
 * <p>Nobody sits before it, so a broker that does not exit within its grace period is left alone and its pid file kept: to
 * force it is a second decision, for which there is the window.
 */
record Errand(TrayAction.Verb verb, Broker broker) {

    static boolean is(TrayAction.Verb verb) {
        return verb == TrayAction.Verb.START || verb == TrayAction.Verb.STOP || verb == TrayAction.Verb.RESTART;
    }

    /** As it is called where it is carried out. */
    Operations.Kind kind() {
        return switch (verb) {
            case START -> Operations.Kind.START;
            case STOP -> Operations.Kind.STOP;
            case RESTART -> Operations.Kind.RESTART;
            case OPEN, LOG, CONFIGURATION, PID_FILE -> throw new IllegalArgumentException("no operation: " + verb);
        };
    }

    /** Carries it out; what there is to tell if not all went well. Blocks until the outcome is certain. */
    Optional<Message> run(Operations operations) throws InterruptedException {
        var warnings = new ArrayList<Message>();
        var progress = new Progress() {
            @Override
            public void warned(Message warning) {
                warnings.add(warning);
            }
        };
        Outcome outcome = operations.carryOut(kind(), broker, progress);
        return switch (outcome) {
            case Outcome.Done _, Outcome.NothingToDo _ -> warnings.stream().findFirst();
            case Outcome.Refused _, Outcome.Failed _, Outcome.Busy _ -> Optional.of(outcome.message());
        };
    }
}
