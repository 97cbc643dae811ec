package io.github.pidkeeper.app.cli;

import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.app.settings.PidFilePlace;
import io.github.pidkeeper.core.broker.Broker;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a broker that is added contradicts. It may be meant so, and is nothing that keeps it from being added.
 *
 * @param configured all that there are, this one among them or not
 */
record Contradictions(Broker broker, List<Broker> configured, Workplaces workplaces) {

    List<Sentence> sentences() {
        return Stream.of(otherPidFile(), sameCommand())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Sentence> otherPidFile() {
        var place = PidFilePlace.of(broker.pidFile());
        return broker.configuration()
                .flatMap(file -> workplaces
                        .own(broker)
                        .pidFile()
                        .filter(own -> !PidFilePlace.of(own).equals(place))
                        .map(own -> Sentence.of("cli.pid-file-other", file, own, broker.pidFile())));
    }

    private Optional<Sentence> sameCommand() {
        return configured.stream()
                .filter(other -> !other.name().equals(broker.name()))
                .filter(other -> other.command().equals(broker.command()))
                .filter(other -> workplaces
                        .own(other)
                        .port()
                        .equals(workplaces.own(broker).port()))
                .findFirst()
                .map(other -> Sentence.of("cli.same-command", other.name().text()));
    }
}
