package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.instance.Connection;
import io.github.pidkeeper.app.instance.Order;
import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.ProcessSpawner.Child;
import io.github.pidkeeper.core.process.ProcessSpawner.Spawning;
import io.github.pidkeeper.core.process.SpawnRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The window, which is a process of its own: started when somebody wants to see it, told what to do over the connection
 * that it makes to us, and gone when it is closed. For the agent's thread alone.
 */
final class WindowProcess {

    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final ProcessSpawner spawner;
    private final SpawnRequest request;
    private Optional<Child> running = Optional.empty();
    private Optional<Connection> connection = Optional.empty();

    /** Orders that were given before the window had connected. */
    private final List<Order> waiting = new ArrayList<>();

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

    private static void await(Child child, IntConsumer ended) {
        try {
            if (child.awaitExit(FOR_EVER)) {
                ended.accept(child.exitCode().orElse(0));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The window has come and wants to be told what to do. */
    void connected(Connection window) {
        connection.ifPresent(Connection::close);
        connection = Optional.of(window);
        List<Order> before = List.copyOf(waiting);
        waiting.clear();
        before.forEach(this::order);
    }

    /** To be told when it has ended, or could not be started; returns the orders that have never reached it. */
    List<Order> ended() {
        connection.ifPresent(Connection::close);
        connection = Optional.empty();
        running = Optional.empty();
        List<Order> lost = List.copyOf(waiting);
        waiting.clear();
        return lost;
    }

    void close() {
        if (isOpen()) {
            order(new Order.Quit());
        }
    }

    private void order(Order order) {
        if (connection.isEmpty()) {
            waiting.add(order);
            return;
        }
        try {
            connection.get().send(order.line());
        } catch (IOException _) {
            // It has just ended, and whoever waits for that is told, with what it has not heard.
            connection = Optional.empty();
            waiting.add(order);
        }
    }
}
