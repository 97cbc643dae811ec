package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.conf.LocalReading;
import io.github.pidkeeper.core.broker.conf.OwnConfiguration;
import io.github.pidkeeper.core.discovery.FoundBroker;
import io.github.pidkeeper.core.lifecycle.Operations;
import io.github.pidkeeper.core.process.ProcessFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * In which directories configured brokers work, or would: whoever runs in its own, a service that does not run where systemd
 * starts it, and any other where Pidkeeper would start it, which is here.
 *
 * @param operations asked only where a configuration depends on the directory
 * @param found what there is on this machine; likewise
 */
record Workplaces(Supplier<Operations> operations, Supplier<List<FoundBroker>> found, Path here) {

    LocalReading reading(Broker broker) {
        return LocalReading.of(broker, () -> of(broker));
    }

    OwnConfiguration own(Broker broker) {
        return new OwnConfiguration(broker.port(), reading(broker).reading());
    }

    private Optional<Path> of(Broker broker) {
        Optional<ProcessFacts> process = operations.get().status(broker).process();
        if (process.isPresent()) {
            return process.flatMap(ProcessFacts::workingDirectory);
        }
        return broker.unit().isEmpty()
                ? Optional.of(here)
                : found.get().stream()
                        .filter(service -> service.service().equals(broker.unit()))
                        .findFirst()
                        .flatMap(FoundBroker::directory);
    }
}
