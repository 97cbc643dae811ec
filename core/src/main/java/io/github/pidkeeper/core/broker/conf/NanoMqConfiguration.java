package io.github.pidkeeper.core.broker.conf;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.github.pidkeeper.core.text.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads NanoMQ's configuration, which is HOCON in its own dialect, as its releases 0.23.1 to 0.25.6 do: takes it apart
 * ({@link NanoMqScanner}), sees whether it is one ({@link NanoMqGrammar}), settles which of several values counts
 * ({@link NanoMqSection}), and has the rest, which is HOCON proper ({@link NanoMqText}), read by the library for it.
 *
 * <p>Of what is not understood only the place is told: the words may be a password.
 */
final class NanoMqConfiguration {

    private final Path file;
    private final List<String> urls;
    private final NanoMqScanner scanner;

    /**
     * One file, as a NanoMQ reads it.
     *
     * @param urls listeners of the command line, which take the place of the one in the file
     * @param directory in which that NanoMQ works, where that is known
     */
    NanoMqConfiguration(Path file, List<String> urls, Optional<Path> directory) {
        this.file = file;
        this.urls = urls;
        this.scanner = new NanoMqScanner(directory);
    }

    /** To be called once. */
    ConfigurationReading reading() {
        try {
            return new ConfigurationReading.Read(read());
        } catch (Mistake e) {
            return e.reading();
        }
    }

    /** Of all files that the reading has come to, each from before it was read; empty where the system does not tell them. */
    Optional<List<FileStamp>> stamps() {
        return scanner.stamps();
    }

    private BrokerConfiguration read() throws Mistake {
        try {
            var tokens = scanner.scan(file);
            if (scanner.substitution().isPresent()) {
                var variable = scanner.substitution().get();
                throw Mistake.at(variable.file(), variable.line(), Phrase.CONFIGURATION_SUBSTITUTION);
            }
            return settings(new NanoMqGrammar(tokens).read(), file).configuration(urls);
        } catch (StackOverflowError e) {
            // The grammar calls itself for every bracket.
            throw Mistake.at(file, 0, Phrase.CONFIGURATION_TOO_DEEP);
        }
    }

    private static NanoMqSettings settings(NanoMqSection root, Path file) {
        var hocon = new NanoMqText(root.spread().merged()).hocon();
        var options = ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setOriginDescription("");
        return new NanoMqSettings(ConfigFactory.parseString(hocon, options).root(), file);
    }
}
