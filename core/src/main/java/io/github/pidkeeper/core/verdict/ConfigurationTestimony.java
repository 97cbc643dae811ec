package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.conf.CommandPorts;
import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Puts in words what the broker's own configuration has to do with what was seen. */
record ConfigurationTestimony(Observation seen, Notes notes) {

    void configuration() {
        if (seen.own().reading() instanceof ConfigurationReading.Unusable unusable) {
            notes.note(
                    Check.CONFIGURATION,
                    unusable instanceof ConfigurationReading.Wrong ? Bearing.CONTRADICTS : Bearing.OPEN,
                    exhibits().configuration(unusable.file()),
                    unusable.message());
        } else if (seen.own().reading() instanceof ConfigurationReading.Read) {
            ports();
        }
    }

    private void ports() {
        var file = seen.portrait().broker().configuration();
        var other = seen.own().otherPorts();
        if (file.isPresent() && !other.isEmpty()) {
            notes.contradict(
                    Check.CONFIGURATION,
                    exhibits().configuration(file.get()),
                    Phrase.CONFIGURATION_OTHER_PORTS,
                    file.get(),
                    seen.configuredPort(),
                    other.stream().map(Object::toString).collect(Collectors.joining(", ")));
        } else if (file.isPresent()
                && seen.own().watchedPort().isEmpty()
                && seen.own().port().isPresent()) {
            given(file.get(), seen.own().port().getAsInt());
        }
    }

    private void given(Path file, int port) {
        if (new CommandPorts(seen.portrait().broker()).name(port)) {
            notes.mention(Check.CONFIGURATION, exhibits().command(), Phrase.COMMAND_GIVES_PORT, port);
        } else {
            notes.mention(
                    Check.CONFIGURATION, exhibits().configuration(file), Phrase.CONFIGURATION_GIVES_PORT, file, port);
        }
    }

    private Exhibits exhibits() {
        return new Exhibits(seen);
    }
}
