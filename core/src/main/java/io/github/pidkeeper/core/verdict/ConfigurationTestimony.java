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
        switch (seen.own().reading()) {
            case ConfigurationReading.Wrong wrong -> {
                notes.note(
                        Check.CONFIGURATION,
                        Bearing.CONTRADICTS,
                        exhibits().configuration(wrong.file()),
                        wrong.message());
            }
            case ConfigurationReading.Missing missing ->
                notes.mention(
                        Check.CONFIGURATION,
                        exhibits().configuration(missing.file()),
                        Phrase.CONFIGURATION_MISSING,
                        missing.file());
            case ConfigurationReading.Unreadable(var file) ->
                notes.mention(
                        Check.CONFIGURATION, exhibits().configuration(file), Phrase.CONFIGURATION_NOT_READABLE, file);
            case ConfigurationReading.Read _ -> ports();
            case ConfigurationReading.None _ -> {
                // Nothing was read, so there is nothing to tell.
            }
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
