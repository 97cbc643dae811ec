package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.core.owner.OwnerAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One talk with systemd, over a connection and on a thread of its own: a bus that is silent keeps nobody else waiting.
 *
 * <p>Up to the order nothing is done, and whatever goes wrong means that nobody could be asked. A talk that was given up by
 * then never comes to its order. After it, a bus that is gone means that it is not known what came of it.
 */
final class SystemdTalk<A> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SystemdTalk.class);

    /** How far it has come. */
    private enum Stage {
        ASKING,
        ORDERED,
        OVER
    }

    /** What is talked about. */
    @FunctionalInterface
    interface Subject<A> {

        /**
         * Asks what there is to ask, and may order something.
         *
         * @param order to be called last before the order; where it says no, nothing may be ordered any more
         */
        A discuss(SystemdManager manager, BooleanSupplier order) throws DBusException, InterruptedException;
    }

    private final Path socket;
    private final Subject<A> subject;
    private final Function<OwnerAnswer.NotDone, A> notDone;
    private final Function<OwnerAnswer.Unheard, A> unheard;
    private final CompletableFuture<A> answer = new CompletableFuture<>();
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.ASKING);
    private final Thread thread;

    /**
     * @param notDone what it means that nothing was done
     * @param unheard what it means that the answer was lost
     */
    SystemdTalk(
            Path socket,
            Subject<A> subject,
            Function<OwnerAnswer.NotDone, A> notDone,
            Function<OwnerAnswer.Unheard, A> unheard) {
        this.socket = socket;
        this.subject = subject;
        this.notDone = notDone;
        this.unheard = unheard;
        this.thread = Thread.ofPlatform().daemon().name("systemd").unstarted(this::talk);
    }

    /**
     * Begins it.
     *
     * @param silence after which a bus that has not got us to the order is given up
     */
    SystemdTalk<A> begin(Duration silence) {
        thread.start();
        CompletableFuture.delayedExecutor(silence.toNanos(), TimeUnit.NANOSECONDS)
                .execute(() -> giveUp(socket + " does not answer"));
        return this;
    }

    /** Waits for the answer; empty if there is none yet. */
    Optional<A> await(Duration limit) throws InterruptedException {
        try {
            return Optional.of(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void talk() {
        try {
            BusLink link = BusLink.open(socket, this::lost);
            try {
                Optional<SystemdManager> manager = SystemdManager.on(link);
                answer.complete(
                        manager.isPresent()
                                ? subject.discuss(manager.get(), this::mayOrder)
                                : notDone.apply(new OwnerAnswer.NotReachable("there is no systemd on " + socket)));
            } finally {
                if (Thread.interrupted()) {
                    // Else the connection would not be closed in good order.
                    LOG.debug("the talk on {} was ended", socket);
                }
                link.close();
            }
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("no talk on {}", socket, e);
            lost(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            lost("interrupted");
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private boolean mayOrder() {
        return stage.compareAndSet(Stage.ASKING, Stage.ORDERED);
    }

    private void lost(IOException reason) {
        lost(String.valueOf(reason.getMessage()));
        thread.interrupt();
    }

    private void lost(String reason) {
        if (stage.get() == Stage.ORDERED) {
            answer.complete(unheard.apply(new OwnerAnswer.Unheard(reason)));
        } else {
            giveUp(reason);
        }
    }

    private void giveUp(String reason) {
        if (stage.compareAndSet(Stage.ASKING, Stage.OVER)) {
            answer.complete(notDone.apply(new OwnerAnswer.NotReachable(reason)));
        }
    }

    /** Listens no longer. */
    @Override
    public void close() {
        giveUp("given up");
        if (!answer.isDone()) {
            thread.interrupt();
        }
    }
}
