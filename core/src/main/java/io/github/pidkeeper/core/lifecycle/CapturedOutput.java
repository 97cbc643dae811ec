package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import java.nio.file.Path;

/** Where the output of the brokers is that were started here. Nothing is created by asking. */
public record CapturedOutput(Path stateDirectory) {

    /** Of the last run that was started here; of the run before in the file with {@code .1} behind its name. */
    public Path of(Broker broker) {
        return new StateDirectory(stateDirectory).folder(broker).output().path();
    }
}
