package io.github.pidkeeper.app.dbus;

import io.github.pidkeeper.app.dbus.BusTrouble.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's one connection to the session bus, shared by all that use it.
 *
 * <p>It is opened when the first user joins; all its users are called on one thread, which ends when there is nothing to
 * do. Nothing here wakes up while nothing happens on the bus. A bus that does not answer is told as missing, and counts
 * as soon as it does. One that is gone is not looked for again: with it the desktop session ends.
 */
public final class SessionBus implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionBus.class);

    /** A bus answers within 2 s on the busiest machines. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    /** Where the connection stands; read and changed on the bus's own thread only. */
    private sealed interface State {
        record Unopened() implements State {}

        record Opening() implements State {}

        record Open(BusLink link) implements State {}

        record Ended(BusTrouble trouble) implements State {}
    }

    private final BusSocket address;
    private final Duration silence;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> Thread.ofPlatform().name("session-bus").daemon().unstarted(task),
            new ThreadPoolExecutor.DiscardPolicy());
    private final List<BusUser> users = new ArrayList<>();
    private State state = new State.Unopened();

    /** Does nothing yet, but remembers where the bus is to be found. */
    public SessionBus(BusSocket address) {
        this(address, SILENCE);
    }

    /** @param silence how long a bus that does not answer is waited for before that is told */
    SessionBus(BusSocket address, Duration silence) {
        this.address = address;
        this.silence = silence;
        thread.allowCoreThreadTimeOut(true);
    }

    /** Returns at once; the user hears from the bus later. */
    void join(BusUser user) {
        run(() -> {
            users.add(user);
            if (state instanceof State.Unopened) {
                open();
            } else {
                tell(user);
            }
        });
    }

    private void become(State now) {
        state = now;
        users.forEach(this::tell);
    }

    private void tell(BusUser user) {
        switch (state) {
            case State.Unopened(), State.Opening() -> {} // told later, with all the others
            case State.Open(BusLink link) -> user.opened(link);
            case State.Ended(BusTrouble trouble) -> user.missing(trouble);
        }
    }

    /** Runs the task on the bus's own thread, after those that wait already. */
    void run(Runnable task) {
        thread.execute(task);
    }

    /** Leaves the bus for good; returns at once. */
    @Override
    public void close() {
        run(() -> {
            State before = state;
            end(new BusTrouble(Kind.CLOSED, ""));
            if (before instanceof State.Open(BusLink link)) {
                link.close();
            }
        });
        thread.shutdown();
    }

    private void open() {
        switch (address) {
            case BusSocket.Nowhere(String reason) -> become(new State.Ended(new BusTrouble(Kind.NO_ADDRESS, reason)));
            case BusSocket.At(Path socket) -> {
                become(new State.Opening());
                // A thread of its own, for whoever listens there may never answer, and nothing ends that waiting.
                Thread.ofPlatform().daemon().name("session-bus-opening").start(() -> {
                    State came = connect(socket);
                    run(() -> opened(came));
                });
                CompletableFuture.delayedExecutor(silence.toNanos(), TimeUnit.NANOSECONDS)
                        .execute(() -> run(() -> stillSilent(socket)));
            }
        }
    }

    private void opened(State came) {
        if (state instanceof State.Opening) {
            become(came);
        } else if (came instanceof State.Open(BusLink late)) {
            late.close();
        }
    }

    private void stillSilent(Path socket) {
        if (state instanceof State.Opening) {
            var trouble = new BusTrouble(Kind.SILENT, socket + " does not answer");
            users.forEach(user -> user.missing(trouble));
        }
    }

    private State connect(Path socket) {
        try {
            return new State.Open(BusLink.open(
                    socket, e -> run(() -> end(new BusTrouble(Kind.LOST, String.valueOf(e.getMessage()))))));
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("no connection to {}", socket, e);
            return new State.Ended(new BusTrouble(Kind.UNREACHABLE, String.valueOf(e.getMessage())));
        }
    }

    private void end(BusTrouble trouble) {
        if (!(state instanceof State.Ended)) {
            become(new State.Ended(trouble));
        }
    }
}
