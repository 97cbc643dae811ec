package io.github.pidkeeper.app.window.port;

import io.github.pidkeeper.core.broker.Broker;

/** The broker that comes with Pidkeeper, to try everything on. */
@FunctionalInterface
public interface PracticeBroker {

    /** What it is configured as: a process of its own with a pid file of its own. May block. */
    Broker broker();
}
