package io.github.pidkeeper.app.window.operation;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.lifecycle.Outcome;
import io.github.pidkeeper.core.lifecycle.Progress;

/** What a person can order. */
public enum Verb {
    START,
    STOP,
    RESTART;

    Outcome run(Operations operations, Broker broker, Progress progress) throws InterruptedException {
        return switch (this) {
            case START -> operations.start(broker, progress);
            case STOP -> operations.stop(broker, progress);
            case RESTART -> operations.restart(broker, progress);
        };
    }
}
