package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.app.instance.Connection;
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
    private final List<String> waiting = new ArrayList<>();

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
     * @param order what it is to show
     * @param ended told the exit code, on a thread of its own, when the window's process has ended
     * @param refused told why the process could not even be started
     */
    void open(Optional<String> order, IntConsumer ended, Consumer<String> refused) {
        order.ifPresent(this::order);
        order("raise");
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
        List.copyOf(waiting).forEach(this::order);
    }

    void ended() {
        connection.ifPresent(Connection::close);
        connection = Optional.empty();
        running = Optional.empty();
        waiting.clear();
    }

    void close() {
        if (isOpen()) {
            order("quit");
        }
    }

    private void order(String line) {
        if (connection.isEmpty()) {
            waiting.add(line);
            return;
        }
        try {
            connection.get().send(line);
        } catch (IOException _) {
            // It has just ended, and whoever waits for that is told.
            connection = Optional.empty();
        }
    }
}
