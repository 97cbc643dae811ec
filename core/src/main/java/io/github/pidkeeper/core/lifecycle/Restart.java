package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.util.Optional;

/**
 * Stops a broker and starts it again, under one lock.
 *
 * <p>A stop that failed or was refused ends it. So does, before anything is done, ground on which the broker could not be
 * started again: a running broker is better than none.
 */
record Restart(Stop stop, Start start) {

    void plan(Plan plan, Broker broker) {
        stop.plan(plan, broker);
        start.plan(plan, broker);
    }

    Outcome run(Operation operation) throws InterruptedException {
        Optional<Message> problem = new Ground(operation.broker()).problemOfFiles();
        if (problem.isPresent()) {
            return new Outcome.Failed(Message.of(Phrase.RESTART_NOT_BEGUN, problem.get()), operation.verdict());
        }
        Outcome stopped = stop.run(operation);
        return switch (stopped) {
            case Outcome.Done _ -> startedAgain(operation, start.run(operation));
            case Outcome.NothingToDo _ -> start.run(operation);
            case Outcome.Refused _, Outcome.Failed _, Outcome.Busy _ -> stopped;
        };
    }

    private static Outcome startedAgain(Operation operation, Outcome started) {
        return switch (started) {
            case Outcome.Failed(var message, var verdict, var lastWords) ->
                new Outcome.Failed(Message.of(Phrase.STOPPED_NOT_STARTED, message), verdict, lastWords);
            case Outcome.Refused(var message, var verdict) ->
                // Something was changed: the broker was stopped.
                new Outcome.Failed(
                        Message.of(Phrase.STOPPED_NOT_STARTED, message), verdict.orElseGet(operation::verdict));
            case Outcome.Done _, Outcome.NothingToDo _, Outcome.Busy _ -> started;
        };
    }
}
