package io.github.pidkeeper.core.broker.conf;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a line of one file belongs to: the listener, the bridge and the plugin that were named last before it.
 *
 * <p>Where other files were included in between, that is not certain for a listener and a bridge: when they add some of
 * their own, Mosquitto may move all to another place in its memory, and writes what follows to where they were before.
 */
final class MosquittoBelonging {

    private final MosquittoListener usual;
    private MosquittoListener listener;
    private @Nullable MosquittoBridge bridge;
    private boolean plugin;
    private boolean certain = true;

    /** At the head of a file, which begins with the usual listener whatever the one before it said. */
    MosquittoBelonging(MosquittoListener usual) {
        this.usual = usual;
        this.listener = usual;
    }

    MosquittoListener listener() {
        return listener;
    }

    void toListener(MosquittoListener named) {
        listener = named;
        certain = true;
    }

    /** Whether it is certain that it is this listener. */
    boolean isCertain() {
        return certain;
    }

    /** Other files came in between. */
    void interrupt() {
        certain = listener == usual;
        bridge().ifPresent(MosquittoBridge::address);
        bridge().ifPresent(MosquittoBridge::topic);
    }

    Optional<MosquittoBridge> bridge() {
        return Optional.ofNullable(bridge);
    }

    void toBridge(MosquittoBridge named) {
        bridge = named;
    }

    boolean hasPlugin() {
        return plugin;
    }

    void toPlugin() {
        plugin = true;
    }
}
