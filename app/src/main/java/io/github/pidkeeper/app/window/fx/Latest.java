package io.github.pidkeeper.app.window.fx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Carries values to another thread, the latest of each key only: however many arrive before the receiver gets its turn,
 * it is called once for all of them. Safe for use by several threads.
 */
public final class Latest<K, V> {

    private final Executor there;
    private final Consumer<Map<K, V>> receiver;
    private final Map<K, V> waiting = new LinkedHashMap<>();

    /** @param there the receiver's thread */
    public Latest(Executor there, Consumer<Map<K, V>> receiver) {
        this.there = there;
        this.receiver = receiver;
    }

    public void put(K key, V value) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.put(key, value);
        }
        if (first) {
            there.execute(this::deliver);
        }
    }

    private void deliver() {
        Map<K, V> arrived;
        synchronized (waiting) {
            arrived = new LinkedHashMap<>(waiting);
            waiting.clear();
        }
        receiver.accept(arrived);
    }
}
