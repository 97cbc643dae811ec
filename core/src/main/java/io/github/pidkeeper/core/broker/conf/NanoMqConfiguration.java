package io.github.pidkeeper.core.broker.conf;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads NanoMQ's configuration, which is HOCON in its own dialect ({@link NanoMqText}), as its releases 0.23.1 to 0.25.6 do.
 *
 * <p>Of what the parser says only the place is passed on: its words repeat the text that it did not understand, and that may
 * be a password.
 */
final class NanoMqConfiguration {

    private NanoMqConfiguration() {}

    /** @param urls listeners of the command line, which take the place of the one in the file */
    static BrokerConfiguration read(Path file, List<String> urls) throws Mistake {
        try {
            return new NanoMqSettings(parse(file, new NanoMqIncludes()).toConfig(), file).configuration(urls);
        } catch (StackOverflowError e) {
            // The parser calls itself for every bracket.
            throw Mistake.at(file, 0, Phrase.CONFIGURATION_TOO_DEEP);
        }
    }

    static ConfigObject parse(Path file, NanoMqIncludes includes) throws Mistake {
        var text = new NanoMqText(new ConfigurationFile(file).text());
        if (text.substitution() > 0) {
            throw Mistake.at(file, text.substitution(), Phrase.CONFIGURATION_SUBSTITUTION);
        }
        if (text.emptySection() > 0) {
            throw Mistake.at(file, text.emptySection(), Phrase.CONFIGURATION_EMPTY_SECTION);
        }
        if (text.emptyList() > 0) {
            throw Mistake.at(file, text.emptyList(), Phrase.CONFIGURATION_EMPTY_LIST);
        }
        if (text.isEmpty()) {
            throw Mistake.at(file, 1, Phrase.CONFIGURATION_EMPTY);
        }
        if (text.strayComma() > 0) {
            throw Mistake.at(file, text.strayComma(), Phrase.CONFIGURATION_STRAY_COMMA);
        }
        var options = ConfigParseOptions.defaults()
                .setSyntax(ConfigSyntax.CONF)
                .setOriginDescription("")
                .setIncluder(includes);
        try {
            return ConfigFactory.parseString(text.adapted(), options).root();
        } catch (NanoMqIncludes.Failure e) {
            throw mistake(file, text.adapted(), e.mistake());
        } catch (ConfigException e) {
            throw Mistake.at(file, lineOf(e), Phrase.CONFIGURATION_SYNTAX);
        }
    }

    /** NanoMQ does not survive a file that is included and is not there. One that is not ours to read may be its to read. */
    private static Mistake mistake(Path file, String text, Mistake included) {
        if (included.reading() instanceof ConfigurationReading.Unreadable(var missing) && Files.notExists(missing)) {
            int line = (int) text.lines()
                            .takeWhile(words -> !words.contains(missing.toString()))
                            .count()
                    + 1;
            return Mistake.at(file, line, Phrase.CONFIGURATION_INCLUDE_MISSING, missing);
        }
        return included;
    }

    private static int lineOf(ConfigException e) {
        return Optional.ofNullable(e.origin())
                .map(origin -> origin.lineNumber())
                .orElse(0);
    }
}
