package io.github.pidkeeper.app.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import io.github.pidkeeper.app.i18n.Sentence;
import io.github.pidkeeper.core.broker.Broker;
import io.github.pidkeeper.core.broker.BrokerName;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The text of one broker's settings: HOCON with the keys kind, command, pid-file, configuration, port and grace.
 *
 * <p>It means the same in every environment: nothing is included from elsewhere, and no variable of the environment is
 * filled in, since the tray and a shell do not have the same ones.
 */
record BrokerFile(String text) {

    /** What a file's text came to. */
    sealed interface Parsing {
        record Parsed(Broker broker) implements Parsing {}

        /** Where the line is known, it is the first wrong one, from 1. */
        record Wrong(OptionalInt line, Sentence reason) implements Parsing {}
    }

    Parsing parse(BrokerName name) {
        try {
            return new BrokerKeys(name, root().toConfig()).broker();
        } catch (NoIncludes.Include e) {
            return new Parsing.Wrong(OptionalInt.empty(), Sentence.of("settings.include"));
        } catch (StackOverflowError e) {
            // The parser calls itself for every bracket; a file of 64 KiB has room for too many.
            return new Parsing.Wrong(OptionalInt.empty(), Sentence.of("settings.too-deep"));
        } catch (ConfigException e) {
            return new Parsing.Wrong(lineOf(e), Sentence.of("settings.not-hocon", reasonOf(e)));
        }
    }

    private ConfigObject root() {
        var options = ConfigParseOptions.defaults()
                .setSyntax(ConfigSyntax.CONF)
                .setOriginDescription("")
                .setIncluder(new NoIncludes());
        return ConfigFactory.parseString(text, options)
                .resolve(ConfigResolveOptions.defaults().setUseSystemEnvironment(false))
                .root();
    }

    private static OptionalInt lineOf(ConfigException e) {
        return e.origin() != null && e.origin().lineNumber() > 0
                ? OptionalInt.of(e.origin().lineNumber())
                : OptionalInt.empty();
    }

    /** The parser's words without the place that it puts in front of them. */
    private static String reasonOf(ConfigException e) {
        String words = String.valueOf(e.getMessage());
        String place = e.origin() == null ? "" : e.origin().description() + ": ";
        return words.startsWith(place) ? words.substring(place.length()) : words;
    }

    /** The text that says all about this broker. */
    static BrokerFile of(Broker broker) {
        var text = new StringBuilder("# A broker of Pidkeeper. May be edited by hand; paths are absolute.\n");
        line(text, "kind", broker.kind().text());
        line(
                text,
                "command",
                broker.command().line().stream()
                        .map(ConfigUtil::quoteString)
                        .collect(Collectors.joining(", ", "[", "]")));
        line(text, "pid-file", ConfigUtil.quoteString(broker.pidFile().toString()));
        broker.configuration().ifPresent(path -> line(text, "configuration", ConfigUtil.quoteString(path.toString())));
        broker.port().ifPresent(port -> line(text, "port", Integer.toString(port)));
        if (!broker.grace().equals(Broker.DEFAULT_GRACE)) {
            line(text, "grace", broker.grace().toMillis() + "ms");
        }
        return new BrokerFile(text.toString());
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
    }
}
