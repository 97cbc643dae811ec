package io.github.pidkeeper.app.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import io.github.pidkeeper.app.i18n.Sentence;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A text of the settings, which is HOCON.
 *
 * <p>It means the same in every environment: nothing is included from elsewhere, and no variable of the environment is
 * filled in, since the tray and a shell do not have the same ones.
 */
record SettingsText(String text) {

    /** @param reader makes something of the keys, or finds what is wrong with them */
    <T> Parsing<T> parse(Function<Config, Parsing<T>> reader) {
        try {
            return reader.apply(config());
        } catch (NoIncludes.Include e) {
            return new Parsing.Wrong<>(OptionalInt.empty(), Sentence.of("settings.include"));
        } catch (StackOverflowError e) {
            // The parser calls itself for every bracket; a file of 64 KiB has room for too many.
            return new Parsing.Wrong<>(OptionalInt.empty(), Sentence.of("settings.too-deep"));
        } catch (ConfigException e) {
            return new Parsing.Wrong<>(lineOf(e), Sentence.of("settings.not-hocon", reasonOf(e)));
        }
    }

    private Config config() {
        var options = ConfigParseOptions.defaults()
                .setSyntax(ConfigSyntax.CONF)
                .setOriginDescription("")
                .setIncluder(new NoIncludes());
        return ConfigFactory.parseString(text, options)
                .resolve(ConfigResolveOptions.defaults().setUseSystemEnvironment(false));
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
}
