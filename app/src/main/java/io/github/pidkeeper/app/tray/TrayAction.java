package io.github.pidkeeper.app.tray;

import io.github.pidkeeper.core.broker.BrokerName;

/** What a menu entry does: its lasting name, the same whatever the entry is called and wherever it stands. */
public sealed interface TrayAction {

    /** Something about one broker. */
    record OnBroker(Verb verb, BrokerName broker) implements TrayAction {}

    /** What can be done about a broker. */
    enum Verb {
        OPEN,
        START,
        STOP,
        RESTART,
        LOG,
        CONFIGURATION,
        PID_FILE
    }

    /** Something about Pidkeeper itself. */
    enum OnApplication implements TrayAction {
        OPEN,
        SETTINGS,
        ABOUT,
        QUIT
    }
}
