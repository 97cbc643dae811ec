package io.github.pidkeeper.app.window.port;

import io.github.pidkeeper.core.watch.Snapshot;
import java.util.function.Consumer;

/** Tells what is true about the configured brokers, whenever it changes. */
public interface Watching {

    /** Calls the listener, on any thread, for each broker as soon as it is known and again after each change. */
    Subscription subscribe(Consumer<Snapshot> listener);

    /** Looks at every broker again now; returns at once. */
    void lookAgain();
}
