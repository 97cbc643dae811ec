package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.pidfile.PidFile;
import io.github.pidkeeper.core.pidfile.PidFileGrammar;
import java.util.Optional;

/** The pid files of this machine, by the broker whose they are. */
record PidFiles(FileAccess files, PidFileGrammar grammar) {

    PidFile of(Broker broker) {
        return new PidFile(broker.pidFile(), files, grammar);
    }

    /** What is in the broker's pid file at this moment, for people; empty where no plain file is there. */
    Optional<String> shown(Broker broker) {
        return of(broker).version().map(version -> version.content().shown());
    }

    /** What would keep us from taking away the broker's pid file, if there is one. */
    Optional<String> obstacle(Broker broker) {
        return files.obstacle(broker.pidFile());
    }

    PidFileHistory history(Broker broker, BrokerFolder folder) {
        return new PidFileHistory(of(broker), folder);
    }

    PidFileChanges changes(Broker broker, BrokerFolder folder, Time time) {
        return new PidFileChanges(of(broker), folder, time);
    }
}
