package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerKind;
import io.github.pidkeeper.core.broker.Command;
import io.github.pidkeeper.core.broker.CommandClues;
import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a broker's own configuration says where the broker works, which matters where it includes something by a relative path.
 *
 * @param file that was read, if there is one
 * @param directory in which the broker works; empty where that does not matter, or is not known
 */
public record LocalReading(ConfigurationReading reading, Optional<Path> file, Optional<Path> directory) {

    /**
     * Reads the file of a broker of this kind that is started so.
     *
     * @param told the file, absolute, if it was told
     * @param directory finds out where the broker works; asked only where it matters
     */
    public static LocalReading of(
            BrokerKind kind, Command command, Optional<Path> told, Supplier<Optional<Path>> directory) {
        var file = told.or(() -> new CommandClues(kind, command.arguments()).configuration());
        var reading = OwnConfiguration.read(kind, command, told);
        if (!isForWantOfDirectory(reading)) {
            return new LocalReading(reading, file, Optional.empty());
        }
        Optional<Path> known = directory.get();
        return new LocalReading(OwnConfiguration.read(kind, command, told, known), file, known);
    }

    /** The same of a broker that is configured. */
    public static LocalReading of(Broker broker, Supplier<Optional<Path>> directory) {
        return of(broker.kind(), broker.command(), broker.configuration(), directory);
    }

    /** Whether it matters where the broker works, known or not. */
    public boolean dependsOnDirectory() {
        return directory.isPresent() || isForWantOfDirectory(reading);
    }

    /** That it may say something else where the broker is started elsewhere. */
    public Optional<Message> caution() {
        return directory
                .filter(_ -> reading instanceof ConfigurationReading.Read)
                .flatMap(there -> file.map(it -> Message.of(Phrase.CONFIGURATION_OF_DIRECTORY, it, there)));
    }

    private static boolean isForWantOfDirectory(ConfigurationReading reading) {
        return reading instanceof ConfigurationReading.Wrong wrong && wrong.isForWantOfDirectory();
    }
}
