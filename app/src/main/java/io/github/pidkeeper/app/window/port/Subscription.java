package io.github.pidkeeper.app.window.port;

/** Somebody listens; closing ends it. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
