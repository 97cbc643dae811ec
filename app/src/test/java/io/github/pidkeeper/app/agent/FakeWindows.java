package io.github.pidkeeper.app.agent;

import io.github.pidkeeper.core.process.ProcessSpawner;
import io.github.pidkeeper.core.process.SpawnRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Window processes that live until the test ends them. */
final class FakeWindows implements ProcessSpawner {

    private final List<Window> started = new CopyOnWriteArrayList<>();
    private volatile Optional<String> refusal = Optional.empty();

    /** From now on none can be started. */
    void refuse(String reason) {
        refusal = Optional.of(reason);
    }

    int count() {
        return started.size();
    }

    /** The latest one has ended with this exit code. */
    void end(int exitCode) {
        started.getLast().exit.complete(exitCode);
    }

    @Override
    public Spawning spawn(SpawnRequest request) {
        if (refusal.isPresent()) {
            return new Spawning.NotSpawned(refusal.get());
        }
        var window = new Window(new CompletableFuture<>());
        started.add(window);
        return new Spawning.Spawned(window);
    }

    private record Window(CompletableFuture<Integer> exit) implements Child {

        @Override
        public long pid() {
            return 4711;
        }

        @Override
        public OptionalInt exitCode() {
            return exit.isDone() ? OptionalInt.of(exit.join()) : OptionalInt.empty();
        }

        @Override
        public boolean awaitExit(Duration limit) throws InterruptedException {
            try {
                exit.get(limit.toSeconds(), TimeUnit.SECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new AssertionError(e);
            }
        }
    }
}
