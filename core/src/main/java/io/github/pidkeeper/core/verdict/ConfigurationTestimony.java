package io.github.pidkeeper.core.verdict;

import io.github.pidkeeper.core.broker.conf.ConfigurationReading;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import java.util.stream.Collectors;

/** Puts in words what the broker's own configuration has to do with what was seen. */
record ConfigurationTestimony(Observation seen, Notes notes) {

    void configuration() {
        switch (seen.own().reading()) {
            case ConfigurationReading.Wrong wrong -> {
                var message = wrong.message();
                notes.contradict(
                        Check.CONFIGURATION,
                        message.phrase(),
                        message.arguments().toArray());
            }
            case ConfigurationReading.Unreadable(var file) ->
                notes.mention(Check.CONFIGURATION, Phrase.CONFIGURATION_NOT_READABLE, file);
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
                    Phrase.CONFIGURATION_OTHER_PORTS,
                    file.get(),
                    seen.configuredPort(),
                    other.stream().map(Object::toString).collect(Collectors.joining(", ")));
        } else if (file.isPresent()
                && seen.own().watchedPort().isEmpty()
                && seen.own().port().isPresent()) {
            notes.mention(Check.CONFIGURATION, Phrase.CONFIGURATION_GIVES_PORT, file.get(), seen.configuredPort());
        }
    }
}
