package io.github.pidkeeper.app.window.operation;

import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.lifecycle.Operations.Kind;
import io.github.pidkeeper.core.lifecycle.Preview;
import io.github.pidkeeper.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs operations, each on a thread of its own, and reports on the thread of the models.
 *
 * <p>Closing the window never cuts an operation off: {@link #awaitEnds} waits for each. A question that nobody is left to
 * answer is never answered with force.
 */
public final class OperationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);

    private final Operations operations;
    private final Executor fx;
    private final Texts texts;
    private final LongSupplier nanoTime;
    private final List<Thread> threads = new ArrayList<>();
    private final BooleanSupplier nobodyThere;

    /**
     * Makes a runner with nothing to do.
     *
     * @param fx the thread of the models
     * @param nanoTime a clock that never jumps
     * @param nobodyThere whether the window is closed; asked on any thread
     */
    public OperationRunner(
            Operations operations, Executor fx, Texts texts, LongSupplier nanoTime, BooleanSupplier nobodyThere) {
        this.operations = operations;
        this.fx = fx;
        this.texts = texts;
        this.nanoTime = nanoTime;
        this.nobodyThere = nobodyThere;
    }

    /**
     * Starts an operation. To be called on the thread of the models.
     *
     * @param pid of the process it is about, where there is one
     * @param over called on the thread of the models when it has ended, with what was seen last where anybody looked
     */
    public OperationModel begin(Kind kind, Broker broker, OptionalLong pid, Consumer<Optional<Verdict>> over) {
        var model = new OperationModel(kind, broker, pid, texts, nanoTime);
        var follower = new Follower(model, fx, nobodyThere);
        var thread = Thread.ofPlatform().name("operation").unstarted(() -> {
            var ending = run(kind, broker, follower);
            fx.execute(() -> {
                model.over(ending);
                over.accept(ending.verdict());
            });
        });
        model.canBeAbandonedBy(thread::interrupt);
        synchronized (threads) {
            threads.removeIf(one -> one.getState() == Thread.State.TERMINATED);
            threads.add(thread);
        }
        thread.start();
        return model;
    }

    /**
     * Finds out what an operation would do. To be called on the thread of the models.
     *
     * @param told called on the thread of the models
     */
    public void preview(Kind kind, Broker broker, Consumer<Preview> told) {
        Thread.ofPlatform().daemon().name("preview").start(() -> {
            var preview = operations.preview(kind, broker);
            fx.execute(() -> told.accept(preview));
        });
    }

    private Ending run(Kind kind, Broker broker, Follower follower) {
        try {
            return new Ending.Finished(operations.carryOut(kind, broker, follower));
        } catch (InterruptedException e) {
            return new Ending.Abandoned();
        } catch (RuntimeException e) {
            LOG.error("{} of {} broke", kind, broker.name(), e);
            return new Ending.Broken(e);
        }
    }

    /** Waits until nothing is under way. */
    public void awaitEnds() throws InterruptedException {
        for (var next = underWay(); next.isPresent(); next = underWay()) {
            next.get().join();
        }
    }

    public boolean isBusy() {
        return underWay().isPresent();
    }

    private Optional<Thread> underWay() {
        synchronized (threads) {
            return threads.stream()
                    .filter(thread -> thread.getState() != Thread.State.TERMINATED)
                    .findFirst();
        }
    }
}
