package io.github.pidkeeper.app.window.operation;

import io.github.pidkeeper.app.window.fx.Latest;
import io.github.pidkeeper.core.lifecycle.Progress;
import io.github.pidkeeper.core.lifecycle.Step;
import io.github.pidkeeper.core.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Carries an operation's progress to its model, and the model's answer back. Called on the operation's thread. */
final class Follower implements Progress {

    /** How long an answer may wait to be heard. */
    private static final Duration LISTEN = Duration.ofMillis(100);

    private final OperationModel model;
    private final Executor fx;
    private final BooleanSupplier nobodyThere;
    private final Latest<Integer, Step> changes;

    /** @param nobodyThere whether the window is closed, so that a question would stay unanswered */
    Follower(OperationModel model, Executor fx, BooleanSupplier nobodyThere) {
        this.model = model;
        this.fx = fx;
        this.nobodyThere = nobodyThere;
        this.changes = new Latest<>(fx, steps -> steps.values().forEach(model::changed));
    }

    @Override
    public void planned(List<Step> steps) {
        fx.execute(() -> model.planned(steps));
    }

    @Override
    public void changed(Step step) {
        changes.put(step.index(), step);
    }

    @Override
    public void warned(Message warning) {
        fx.execute(() -> model.warned(warning));
    }

    @Override
    public Escalation graceEnded(long pid, Duration waited, ExitWatch exited) throws InterruptedException {
        var answer = new CompletableFuture<Escalation>();
        fx.execute(() -> model.ask(pid, waited, answer::complete));
        try {
            while (!exited.awaitExit(LISTEN)) {
                if (answer.isDone()) {
                    return answer.join();
                }
                if (nobodyThere.getAsBoolean()) {
                    return Escalation.GIVE_UP;
                }
            }
            return Escalation.KEEP_WAITING;
        } finally {
            fx.execute(model::questionOver);
        }
    }
}
