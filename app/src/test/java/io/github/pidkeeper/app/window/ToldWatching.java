package io.github.pidkeeper.app.window;

import io.github.pidkeeper.app.window.port.Subscription;
import io.github.pidkeeper.app.window.port.Watching;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.verdict.Verdict;
import io.github.pidkeeper.core.watch.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A watcher that is told what to have seen. */
public final class ToldWatching implements Watching {

    private final Map<Broker, Verdict> seen = new LinkedHashMap<>();
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();

    public synchronized ToldWatching sees(Broker broker, Verdict verdict) {
        seen.put(broker, verdict);
        listeners.forEach(listener -> listener.accept(new Snapshot(broker, verdict)));
        return this;
    }

    @Override
    public synchronized Subscription subscribe(Consumer<Snapshot> listener) {
        seen.forEach((broker, verdict) -> listener.accept(new Snapshot(broker, verdict)));
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public int listeners() {
        return listeners.size();
    }

    @Override
    public void lookAgain() {
        looks.incrementAndGet();
    }

    public int looks() {
        return looks.get();
    }
}
