package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.CommandMark;
import io.github.pidkeeper.core.process.ProcessIdentity;
import io.github.pidkeeper.core.verdict.Remembered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Makes a broker that was started by hand one that was started through this program, without the time that takes. */
public record Adoption(Path stateDirectory) {

    /** Leaves what a confirmed start would have left: the record of the process, and its output. */
    public void adopt(Broker broker, ProcessIdentity identity) {
        try {
            BrokerFolder folder = new StateDirectory(stateDirectory).create(broker);
            folder.remember(new Remembered(identity, Instant.now(), Optional.of(CommandMark.of(broker.command()))));
            folder.output().begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
