package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.pidfile.PidFile;
import io.github.pidkeeper.core.pidfile.PidFileGrammar;

/** The pid files of this machine, by the broker whose they are. */
record PidFiles(FileAccess files, PidFileGrammar grammar) {

    PidFile of(Broker broker) {
        return new PidFile(broker.pidFile(), files, grammar);
    }
}
