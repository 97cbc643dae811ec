package io.github.pidkeeper.app.window.port;

import io.github.pidkeeper.core.broker.Broker;
import java.util.Collection;

/** The broker that comes with Pidkeeper, to try everything on. */
@FunctionalInterface
public interface PracticeBroker {

    /** The practice broker among the configured ones, or one that can be added to them. May block. */
    Broker broker(Collection<Broker> configured);
}
