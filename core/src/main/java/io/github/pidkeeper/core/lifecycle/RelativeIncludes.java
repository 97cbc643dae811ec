package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Observation;
import io.github.pidkeeper.core.verdict.Sighting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a broker's configuration includes by a relative path: the broker that runs finds it in its own directory, and one
 * that were started in its place would in this program's. A script may go elsewhere first.
 */
record RelativeIncludes(Broker broker, Observation seen) {

    /** That they are not the same files. */
    Optional<Message> problem() {
        Path here = ForegroundForm.workingDirectory();
        return there().filter(directory -> !directory.equals(here))
                .filter(_ -> OwnConfiguration.of(broker).wantsDirectory())
                .filter(_ ->
                        new ProgramFile(broker.command().executable()).script().isEmpty())
                .flatMap(directory -> broker.configuration()
                        .map(file -> Message.of(Phrase.CONFIGURATION_INCLUDES_OTHERS, file, directory, here)));
    }

    private Optional<Path> there() {
        List<Sighting> brokers = seen.brokers();
        return brokers.size() == 1 ? brokers.getFirst().facts().workingDirectory() : Optional.empty();
    }
}
