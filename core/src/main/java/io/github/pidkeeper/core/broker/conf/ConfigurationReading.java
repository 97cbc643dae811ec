package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Message;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.OptionalInt;

/** What the reading of a broker's own configuration came to. */
public sealed interface ConfigurationReading {

    record Read(BrokerConfiguration configuration) implements ConfigurationReading {}

    /** There is a file, or is to be one, and nothing is known of what it says. */
    sealed interface Unusable extends ConfigurationReading {

        /** Where to look for the reason. */
        Path file();

        /** The reason in one sentence. */
        Message message();
    }

    /**
     * The broker would not understand it, or not as its writer meant it.
     *
     * @param file where the mistake is; an included one perhaps
     * @param line the first wrong one, from 1, where it is known
     */
    record Wrong(Path file, OptionalInt line, Message reason) implements Unusable {

        /** Whether only the directory in which the broker works was wanting, where it looks for what is included. */
        public boolean isForWantOfDirectory() {
            return reason.phrase() == Phrase.CONFIGURATION_INCLUDE_RELATIVE
                    || reason.phrase() == Phrase.CONFIGURATION_INCLUDE_DIR_RELATIVE;
        }

        /** File, line and reason in one sentence. */
        @Override
        public Message message() {
            return line.isPresent()
                    ? Message.of(Phrase.CONFIGURATION_WRONG_IN_LINE, file, line.getAsInt(), reason)
                    : Message.of(Phrase.CONFIGURATION_WRONG, file, reason);
        }
    }

    /** It is not there. */
    record Missing(Path file) implements Unusable {

        /** That, and what to do, in one sentence. */
        @Override
        public Message message() {
            return Message.of(Phrase.CONFIGURATION_MISSING, file);
        }
    }

    /** It is there, or may be, and may not be read. */
    record Unreadable(Path file) implements Unusable {

        @Override
        public Message message() {
            return Message.of(Phrase.CONFIGURATION_NOT_READABLE, file);
        }
    }

    /** There is no file, or it is of a format that only its broker knows. */
    record None() implements ConfigurationReading {}
}
