package io.github.pidkeeper.app.notice;

import io.github.pidkeeper.core.broker.BrokerName;

/**
 * Shows notices on the desktop, one at most of each broker.
 *
 * <p>Every method but {@link #close} returns at once. Where nobody shows notices nothing happens, and the next one is tried
 * again: somebody may have come. What is chosen from a notice is told to whoever made this, on a thread of its own.
 */
public interface Notifier extends AutoCloseable {

    void show(Notice notice);

    /** What is shown about the broker is over. */
    void withdraw(BrokerName broker);

    /** Withdraws all, within a second, and shows nothing more. */
    @Override
    void close();
}
