package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.instance.Connection;
import io.github.pidkeeper.app.instance.Lines;
import io.github.pidkeeper.app.instance.Order;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessSpawner.Child;
import io.github.pidkeeper.core.process.ProcessSpawner.Spawning;
import io.github.pidkeeper.core.process.SpawnRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The window, which is a process of its own: started when somebody wants to see it, told what to do over the connection
 * that it makes to us, and gone when it is closed. For the agent's thread alone.
 */
final class WindowProcess {

    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    /** The connection ends with the process, unless a child of it has inherited that. */
    private static final Duration FOR_LAST_WORDS = Duration.ofSeconds(2);

    private final ProcessSpawner spawner;
    private final SpawnRequest request;
    private Optional<Child> running = Optional.empty();
    private Optional<Connection> connection = Optional.empty();

    /** Orders that the window has not said to have taken, whether it has heard them or not. */
    private final List<Order> given = new ArrayList<>();

    /** Whether a window has connected, so that it was there to be closed by a person. */
    private boolean wasThere;

    private boolean isSecondTry;
    private volatile CompletableFuture<Void> hungUp = CompletableFuture.completedFuture(null);

    WindowProcess(ProcessSpawner spawner, SpawnRequest request) {
        this.spawner = spawner;
        this.request = request;
    }

    boolean isOpen() {
        return running.isPresent();
    }

    /**
     * Opens the window, or brings it to the front.
     *
     * @param orders what it is to show or to do
     * @param ended told the exit code, on a thread of its own, when the window's process has ended
     * @param refused told why the process could not even be started
     */
    void open(List<Order> orders, IntConsumer ended, Consumer<String> refused) {
        orders.forEach(this::order);
        order(new Order.Raise());
        if (isOpen()) {
            return;
        }
        switch (spawner.spawn(request)) {
            case Spawning.NotSpawned(String reason) -> refused.accept(reason);
            case Spawning.Spawned(Child child) -> {
                running = Optional.of(child);
                Thread.ofPlatform().daemon().name("window").start(() -> await(child, ended));
            }
        }
    }

    private void await(Child child, IntConsumer ended) {
        try {
            if (child.awaitExit(FOR_EVER)) {
                // What it has said before is heard before.
                hungUp.copy()
                        .completeOnTimeout(null, FOR_LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
                ended.accept(child.exitCode().orElse(0));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The window has come and wants to be told what to do.
     *
     * @param answers told what it says, on a thread of its own
     */
    void connected(Connection window, Consumer<String> answers) {
        connection.ifPresent(Connection::close);
        connection = Optional.of(window);
        wasThere = true;
        var silence = new CompletableFuture<Void>();
        hungUp = silence;
        Thread.ofPlatform().daemon().name("window's answers").start(() -> hear(window, answers, silence));
        List.copyOf(given).forEach(this::send);
    }

    private static void hear(Connection window, Consumer<String> answers, CompletableFuture<Void> silence) {
        try (var lines = new Lines(window.stream())) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                answers.accept(line.get());
            }
        } catch (IOException _) {
            // Closed on either side.
        }
        silence.complete(null);
    }

    /** It has said this: the order that it has taken. */
    void answered(String line) {
        if (Order.parse(line).filter(given::remove).isPresent()) {
            isSecondTry = false;
        }
    }

    /**
     * To be told when it has ended, or could not be started.
     *
     * @param well as when a person closes it
     */
    Left ended(boolean well) {
        connection.ifPresent(Connection::close);
        connection = Optional.empty();
        running = Optional.empty();
        List<Order> orders =
                given.stream().filter(order -> !(order instanceof Order.Raise)).toList();
        isSecondTry = well && wasThere && !given.isEmpty() && !isSecondTry;
        given.clear();
        wasThere = false;
        return new Left(orders, isSecondTry);
    }

    /**
     * What a window leaves behind that has ended.
     *
     * @param orders that it has not taken
     * @param again whether it was closed while it was told to do something, and another window is to be told once
     */
    record Left(List<Order> orders, boolean again) {}

    void close() {
        if (isOpen()) {
            send(new Order.Quit());
        }
    }

    private void order(Order order) {
        if (order instanceof Order.CarryOut(var _, BrokerName broker)) {
            // The latest one is what is wanted by now.
            given.removeIf(before -> before instanceof Order.CarryOut(var _, BrokerName name) && name.equals(broker));
        }
        given.add(order);
        send(order);
    }

    private void send(Order order) {
        if (connection.isPresent()) {
            try {
                connection.get().send(order.line());
            } catch (IOException _) {
                // It has just ended, and whoever waits for that is told, with what it has not taken.
                connection = Optional.empty();
            }
        }
    }
}
