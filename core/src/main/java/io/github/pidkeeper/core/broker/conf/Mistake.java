package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Ends the reading of a configuration where it does not parse. Stays within this package. */
final class Mistake extends Exception {

    private static final long serialVersionUID = 1;

    private final transient ConfigurationReading reading;

    private Mistake(ConfigurationReading reading) {
        super(reading.toString(), null, false, false);
        this.reading = reading;
    }

    /** @param line from 1; 0 or less where it is not known */
    static Mistake at(Path file, int line, Phrase phrase, Object... arguments) {
        var known = line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
        return new Mistake(new ConfigurationReading.Wrong(file, known, Message.of(phrase, arguments)));
    }

    static Mistake missing(Path file) {
        return new Mistake(new ConfigurationReading.Missing(file));
    }

    static Mistake unreadable(Path file) {
        return new Mistake(new ConfigurationReading.Unreadable(file));
    }

    ConfigurationReading reading() {
        return reading;
    }
}
